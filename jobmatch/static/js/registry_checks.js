// Checks of a village's month in the browser, also without a network. The rules are jobmatch/data/registry_checks.json, the
// same that jobmatch/domain/registry_checks.py reads; tests/samples/registry_check_vectors.json keeps the two alike.

const MOST_WARNINGS = 3;

const isKnown = (value) => value !== undefined && value !== null && value !== "";
const isSame = (value, wanted) => value !== undefined && value !== null && value === wanted;

const fact = (facts, name) => (Object.hasOwn(facts, name) ? facts[name] : undefined);

function number(operand, facts) {
  if (operand !== null && typeof operand === "object") {
    const [left, right] = operand.mul.map((part) => number(part, facts));
    return left === null || right === null ? null : left * right;
  }
  const value = typeof operand === "string" ? fact(facts, operand) : operand;
  return typeof value === "number" ? value : null;
}

function isLess(left, right, facts) {
  const [a, b] = [number(left, facts), number(right, facts)];
  return a !== null && b !== null && a < b;
}

const OPERATORS = {
  all: (parts, facts) => parts.every((part) => holds(part, facts)),
  any: (parts, facts) => parts.some((part) => holds(part, facts)),
  not: (part, facts) => !holds(part, facts),
  known: (name, facts) => isKnown(fact(facts, name)),
  eq: ([name, wanted], facts) => isSame(fact(facts, name), wanted),
  in: ([name, wanted], facts) => wanted.some((value) => isSame(fact(facts, name), value)),
  lt: ([left, right], facts) => isLess(left, right, facts),
  gt: ([left, right], facts) => isLess(right, left, facts),
};

/** Say whether a condition holds for these facts. */
export function holds(condition, facts) {
  const [[operator, operands], ...more] = Object.entries(condition);
  if (more.length > 0 || !Object.hasOwn(OPERATORS, operator)) {
    throw new Error(`unknown condition ${JSON.stringify(condition)}`);
  }
  return OPERATORS[operator](operands, facts);
}

/** Return what the rules of a scope ("row" or "month") find, the weightiest first. */
export function runChecks(rules, scope, facts) {
  return rules
    .filter((rule) => rule.scope === scope && holds(rule.when, facts))
    .sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1))
    .map(({ code, priority, field = null, show = [] }) => ({
      code,
      priority,
      field,
      params: Object.fromEntries(show.filter((name) => isKnown(fact(facts, name))).map((name) => [name, facts[name]])),
    }));
}

/** Return what a village is shown: every block and note, at most three warnings; and how many warnings were left out. */
export function shownFindings(findings) {
  const warnings = findings.filter((finding) => finding.priority === "warns");
  const hidden = new Set(warnings.slice(MOST_WARNINGS));
  return { shown: findings.filter((finding) => !hidden.has(finding)), hiddenCount: hidden.size };
}

/** Fill the %(name)d and %(name)s places of a sentence. */
export function fillSentence(sentence, params) {
  return sentence.replace(/%\((\w+)\)[ds]/g, (place, name) => (Object.hasOwn(params, name) ? String(params[name]) : place));
}
