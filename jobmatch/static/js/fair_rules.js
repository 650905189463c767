// The rules of the door, as the office's computer has them (jobmatch/domain/fair_rules.py, tickets.py); one list of cases tries both.
const CODE = "[23456789ABCDEFGHJKLMNPQRSTUVWXYZ]{10}";
const SIGNED = new RegExp(`^JF1\\.(${CODE})\\.([A-Za-z0-9_-]+)$`);
const TYPED = new RegExp(`^${CODE}$`);
const DOOR_OPENS_BEFORE = 30 * 60 * 1000;
const REFUSING = { cancelled: "cancelled", waiting: "waiting" };

export function readTicket(text) {
  const signed = SIGNED.exec(text.trim());
  if (signed) return { code: signed[1], signature: signed[2] };
  const typed = text.replace(/[\s.-]/g, "").toUpperCase();
  return TYPED.test(typed) ? { code: typed, signature: null } : null;
}

const earlier = (a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));

// The scan that let a ticket in: the earliest seen, ties broken by its id.
export const firstScan = (scans) => [...scans].sort(earlier)[0] ?? null;

function beside(scan, first) {
  if (!first || first.id === scan.id) return "first";
  return first.door === scan.door ? "repeated" : "other_door";
}

// What the guard is told now, from what this phone knows; `state` is null for a ticket that nobody knows.
export function gateVerdict(scan, known, state) {
  if (state === null) return "unknown";
  if (REFUSING[state]) return REFUSING[state];
  const others = known.filter((other) => other.id !== scan.id);
  return beside(scan, firstScan([...others, scan]));
}

// The final verdict of every scan of one ticket, whatever the order or number of times they were sent.
export function settleScans(scans, state) {
  const byId = new Map([...scans].sort((a, b) => b.at - a.at).map((scan) => [scan.id, scan]));
  const first = firstScan(byId.values());
  const refused = state === null ? "unknown" : REFUSING[state];
  return Object.fromEntries([...byId].map(([id, scan]) => [id, refused ?? beside(scan, first)]));
}

export function arrival(at, startsAt, endsAt) {
  if (startsAt === null || endsAt === null) return "any_time";
  if (at < startsAt - DOOR_OPENS_BEFORE) return "early";
  return at > endsAt ? "late" : "on_time";
}

export function nextWalkIn(first, last, used) {
  const taken = new Set(used);
  for (let number = first; number <= last; number += 1) if (!taken.has(number)) return number;
  return null;
}

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

// Was this code signed by the office? Needs no network: the phone holds the public key.
export async function isGenuine(publicKey, { code, signature }) {
  if (!signature || !publicKey) return false;
  try {
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("raw", bytes(publicKey), curve, false, ["verify"]);
    const words = new TextEncoder().encode(`JF1.${code}`);
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(signature), words);
  } catch {
    return false;
  }
}

export function newCode() {
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (value) => letters[value % 32]).join("");
}
