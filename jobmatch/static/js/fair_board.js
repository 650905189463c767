// The waiting board shows itself anew every half minute; without this file one reloads by hand.
setInterval(() => {
  if (navigator.onLine) location.reload();
}, 30000);
