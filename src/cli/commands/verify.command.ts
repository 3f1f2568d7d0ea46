import { basename } from 'node:path';
import type { CertifiedArea } from '../../core/measure/certificate/area-certificate.ts';
import { CertificateError } from '../../core/measure/certificate/certificate-facts.ts';
import { fingerprint, isFingerprint } from '../../core/measure/certificate/fingerprint.ts';
import type { Verification } from '../../core/measure/certificate/verify-certificate.ts';
import type { CertificateTexts } from '../../i18n/planner/certificate-zh.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

/** Differences printed for people; JSON has them all. */
const MOST_PRINTED = 20;
const LONGEST_LINE = 300;

export const verifyCommand: Command = {
  grammar: { operands: ['FILE'], options: { sha256: 'text' } },
  async run(line, terminal) {
    const recorded = line.text('sha256');
    if (recorded !== undefined && !isFingerprint(recorded))
      throw new CliError('option-sha256', { option: '--sha256', value: recorded.slice(0, 80) });
    const path = line.operands[0];
    if (/\.(chidu|zip)$/i.test(path)) return verifyContainer(path, line.flag('json'), terminal);
    const bytes = await (await import('../open-source.ts')).readWhole(path);
    const { isSnapshotFile, verifySnapshot } = await import('../verify-snapshot.ts');
    if (isSnapshotFile(bytes)) return verifySnapshot(bytes, recorded, line.flag('json'), terminal);
    const verification = await verifyFile(path, bytes, recorded);
    if (line.flag('json')) terminal.print(JSON.stringify(summarise(verification)));
    else await printVerification(verification, terminal);
    return verification.ok ? undefined : 1;
  },
};

/** A district or an outbox: every hash of it. One that lacks photos is answered no. @throws ReadError for one that is cut or altered */
async function verifyContainer(path: string, asJson: boolean, terminal: Terminal): Promise<1 | undefined> {
  const { describeContainer, printContainer } = await import('../describe-container.ts');
  const described = await describeContainer(path, terminal);
  if (!described) throw new CliError('container-no-manifest', {}, { file: basename(path) });
  const ok = described.missing.length === 0;
  if (asJson) terminal.print(JSON.stringify({ ok, ...described }));
  else printContainer(path, described, terminal);
  return ok ? undefined : 1;
}

async function verifyFile(path: string, bytes: Uint8Array, recorded: string | undefined): Promise<Verification> {
  const { verifyCertificateFile } = await import('../../formats/certificate/read.ts');
  try {
    return verifyCertificateFile(bytes, recorded);
  } catch (error) {
    if (error instanceof CertificateError) throw new CliError(error.code, error.params, { file: basename(path) });
    throw error;
  }
}

function summarise({ ok, certificate, sha256, findings }: Verification) {
  const { title, subject, district, on, issuedAt, areas } = certificate;
  const m2 = (area: CertifiedArea | null) => (typeof area?.value_cm2 === 'number' ? area.value_cm2 / 10_000 : null);
  return {
    ok,
    title: title?.code ?? null,
    subject: { kind: subject.kind, name: subject.name },
    district: { id: district.id, name: district.name },
    on,
    issued_at: issuedAt,
    record: areas.record,
    planar_m2: m2(areas.planar),
    ellipsoidal_m2: m2(areas.ellipsoidal),
    sha256,
    stated_sha256: typeof certificate.sha256 === 'string' ? certificate.sha256 : null,
    findings,
  };
}

async function printVerification({ ok, certificate, sha256, findings }: Verification, { texts, print }: Terminal): Promise<void> {
  const { describeFinding } = await import('../../formats/certificate/describe-finding.ts');
  const words = texts.getResource(texts.language, 'translation', 'certificate') as CertificateTexts;
  const { title, subject, on, areas } = certificate;
  print(
    texts.t('cli.verify.subject', {
      title: (texts.language === 'en' ? title?.en : title?.zh) ?? '?',
      kind: words.sheet.kind[subject.kind],
      name: printable(subject.name),
      on: printable(on),
    }),
  );
  for (const [measure, area] of [
    [words.place.planar, areas.planar],
    [words.place.ellipsoidal, areas.ellipsoidal],
  ] as const) {
    const m2 = area?.shown?.m2;
    if (typeof m2 !== 'string') continue;
    const sigma = area?.shown.sigma_m2;
    print(texts.t(typeof sigma === 'string' ? 'cli.verify.sigma' : 'cli.verify.area', { measure, m2: printable(m2), sigma }));
  }
  print(texts.t('cli.verify.code', { code: fingerprint(sha256) }));
  if (ok) {
    print(words.verdict.good);
    print(words.sheet.proofMeaning);
    return;
  }
  print(texts.t('certificate.verdict.altered', { count: findings.length }));
  for (const one of findings.slice(0, MOST_PRINTED))
    print(`  ${printable(describeFinding(one, certificate, words), LONGEST_LINE)}`);
  if (findings.length > MOST_PRINTED) print(texts.t('cli.verify.more', { count: findings.length - MOST_PRINTED }));
}
