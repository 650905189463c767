// Runs the browser's rules of the door for a test: reads the cases as JSON, prints the answers in the same shape.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const rules = await import(pathToFileURL(process.argv[2]));
const cases = JSON.parse(readFileSync(0, "utf8"));
const scan = ([id, door, minutes]) => ({ id, door, at: minutes * 60_000 });
const at = (minutes) => (minutes === null ? null : minutes * 60_000);
const signed = await Promise.all(
  (cases.signed ?? []).map(([key, code, signature]) => rules.isGenuine(key, { code, signature })),
);
console.log(
  JSON.stringify({
    tickets: cases.tickets.map(([text]) => rules.readTicket(text)).map((shown) => [shown?.code ?? null, shown?.signature ?? null]),
    settle: cases.settle.map(({ scans, state }) => rules.settleScans(scans.map(scan), state)),
    gate: cases.gate.map((one) => rules.gateVerdict(scan(one.scan), one.known.map(scan), one.state)),
    arrival: cases.arrival.map(([moment, start, end]) => rules.arrival(at(moment), at(start), at(end))),
    walk_in: cases.walk_in.map(([first, last, used]) => rules.nextWalkIn(first, last, used)),
    signed,
  }),
);
