// Reads a ticket's picture: the browser's own BarcodeDetector where there is one, else zxing in WebAssembly; from the camera or
// from a photo. Where neither works, the code is typed.
const frame = document.createElement("canvas");

async function zxing(urls) {
  if (!globalThis.ZXingWASM) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: urls.zxing, onload: resolve, onerror: reject });
      document.head.append(script);
    });
    ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => urls.wasm } });
  }
  return ZXingWASM;
}

function pixels(source, width, height) {
  const scale = Math.min(1, 1000 / Math.max(width, height, 1));
  frame.width = Math.max(1, Math.round(width * scale));
  frame.height = Math.max(1, Math.round(height * scale));
  const brush = frame.getContext("2d", { willReadFrequently: true });
  brush.drawImage(source, 0, 0, frame.width, frame.height);
  return brush.getImageData(0, 0, frame.width, frame.height);
}

export async function openReader(urls) {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats?.()) ?? [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
  }
  const reader = await zxing(urls);
  return async (source, width, height) => {
    const found = await reader.readBarcodes(pixels(source, width, height), { formats: ["QRCode"], tryHarder: true });
    return found[0]?.text ?? null;
  };
}

export async function readPhoto(urls, file) {
  const read = await openReader(urls);
  const picture = await createImageBitmap(file);
  return read(picture, picture.width, picture.height);
}

// Look through the camera until `onText` has been told a text; returns how to stop.
export async function startCamera(urls, video, onText) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  const read = await openReader(urls);
  video.srcObject = stream;
  await video.play();
  let isRunning = true;
  let last = { text: null, at: 0 };
  const look = async () => {
    if (!isRunning) return;
    const text = await read(video, video.videoWidth, video.videoHeight).catch(() => null);
    if (text && (text !== last.text || Date.now() - last.at > 4000)) {
      last = { text, at: Date.now() };
      onText(text);
    }
    setTimeout(look, 150);
  };
  look();
  return () => {
    isRunning = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
