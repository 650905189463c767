// Runs the browser's registry checks for a test: reads {rules, conditions, checks, shown} as JSON, prints the answers.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { holds, runChecks, shownFindings, fillSentence } = await import(pathToFileURL(process.argv[2]));
const { rules, conditions, checks, shown, sentences } = JSON.parse(readFileSync(0, "utf8"));
const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    return `refused: ${error.message}`;
  }
};
console.log(
  JSON.stringify({
    conditions: conditions.map(([condition, facts]) => attempt(() => holds(condition, facts))),
    checks: checks.map(([scope, facts]) => runChecks(rules, scope, facts)),
    shown: shown.map((priorities) => {
      const findings = priorities.map((priority, place) => ({ priority, place }));
      const { shown: kept, hiddenCount } = shownFindings(findings);
      return [kept.map((finding) => finding.place), hiddenCount];
    }),
    sentences: sentences.map(([sentence, params]) => fillSentence(sentence, params)),
  }),
);
