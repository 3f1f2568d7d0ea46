import { formatArea } from '../../core/measure/decimal.ts';
import { supportedDecimals } from '../../core/measure/sigma.ts';
import { isDay } from '../../core/register/day.ts';
import { FINDING_CODES, type FindingCode } from '../../core/rules/codes.ts';
import { describeFinding, nameRule } from '../../i18n/describe-finding.ts';
import type { CheckedDistrict, CheckedFinding } from '../check-district.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

export const checkCommand: Command = {
  grammar: { operands: ['DISTRICT'], options: { on: 'text', rule: FINDING_CODES, unit: 'text' } },
  async run(line, terminal) {
    const on = line.text('on');
    if (on !== undefined && !isDay(on)) throw new CliError('option-day', { option: '--on', value: on.slice(0, 40) });
    const { openDistrict } = await import('../open-district.ts');
    const { checkDistrict } = await import('../check-district.ts');
    const container = await openDistrict(line.operands[0], terminal);
    const request = { on, rule: line.text('rule') as FindingCode | undefined, unit: line.text('unit') };
    const checked = await checkDistrict(container, request, (share) =>
      terminal.progress(terminal.texts.t('cli.progress.checking'), share),
    );
    if (line.flag('json')) terminal.print(JSON.stringify({ findings: checked.findings, on: checked.on }));
    else printFindings(checked, terminal);
  },
};

function printFindings(checked: CheckedDistrict, { texts, print }: Terminal): void {
  const { findings, on } = checked;
  if (findings.length === 0) print(texts.t('cli.check.none', { on }));
  else print(texts.t('cli.check.title', { on, count: findings.length }));
  for (const [code, group] of groupByRule(findings)) {
    const severity = texts.t(`findings.severity.${group[0].severity}`);
    print(texts.t('cli.check.rule', { rule: nameRule(texts, code), code, severity, count: group.length }));
    for (const finding of group) print(`  ${wordFinding(finding, checked, texts)}`);
  }
}

/** The gravest first: findings come in that order, and their rules in that of their first. */
function groupByRule(findings: readonly CheckedFinding[]): ReadonlyMap<string, readonly CheckedFinding[]> {
  const groups = new Map<string, CheckedFinding[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return groups;
}

function wordFinding(finding: CheckedFinding, { nameOf }: CheckedDistrict, texts: Terminal['texts']): string {
  const { m2, sigma_m2, entities, accepted } = finding;
  const area = m2 === undefined ? undefined : formatArea(Math.round(10_000 * m2), 'm2', supportedDecimals(sigma_m2, M2_DECIMALS));
  const about = entities.map((entity) => `${texts.t(`history.kind.${entity.kind}`)} ${printable(nameOf(entity))}`).join(' · ');
  const found = printable(describeFinding(texts, { ...finding, m2: area }), MOST_OF_A_LINE);
  const standing = accepted ? texts.t('cli.check.accepted', { on: accepted.on, reason: printable(accepted.reason) }) : '';
  return texts.t('cli.check.finding', { about, found, accepted: standing });
}

const M2_DECIMALS = 2;
/** Of what was found, in characters. */
const MOST_OF_A_LINE = 400;
