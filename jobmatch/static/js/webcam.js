/* Takes a photo with the desk's camera and puts it into the file field beside; without a camera the file field stays. */
(() => {
  "use strict";

  async function start(box, video) {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 960, height: 1280, facingMode: "user" } });
    video.hidden = false;
    await video.play();
    box.querySelector("button").textContent = box.dataset.started;
  }

  function shoot(video) {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d").drawImage(video, 0, 0);
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  }

  async function take(box, video, field) {
    const files = new DataTransfer();
    files.items.add(new File([await shoot(video)], "foto.jpg", { type: "image/jpeg" }));
    field.files = files.files;
    video.srcObject.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = true;
    box.querySelector("button").textContent = box.dataset.taken;
    box.querySelector("[role=status]").textContent = box.dataset.taken;
  }

  for (const box of document.querySelectorAll("[data-webcam]")) {
    const field = document.getElementById(box.dataset.webcam);
    if (!navigator.mediaDevices?.getUserMedia || !field) continue;
    const video = document.createElement("video");
    Object.assign(video, { muted: true, playsInline: true, hidden: true, className: "webcam" });
    box.prepend(video);
    box.hidden = false;
    box.querySelector("button").addEventListener("click", async () => {
      try {
        await (video.srcObject ? take(box, video, field) : start(box, video));
      } catch {
        box.querySelector("[role=status]").textContent = box.dataset.failed;
      }
    });
  }
})();
