import { readSnapshot } from '../core/report/snapshot/read-snapshot.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Whether a file is meant to be a snapshot, also where it was altered. */
export function isSnapshotFile(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x7b) return false;
  const text = new TextDecoder('latin1').decode(bytes);
  return text.includes('"chidu-snapshot/') || (text.includes('"knownAt"') && text.includes('"chainHash"'));
}

const LONGEST_LINE = 300;

/** Proves a snapshot's file byte by byte; 1 where it is not what was frozen. */
export function verifySnapshot(
  bytes: Uint8Array,
  recorded: string | undefined,
  asJson: boolean,
  terminal: Terminal,
): 1 | undefined {
  const { ok, snapshot, file_sha256, findings } = readSnapshot(bytes, recorded);
  const { print, texts } = terminal;
  if (asJson) {
    const about = snapshot && {
      id: snapshot.id,
      title: snapshot.words.title,
      district: { id: snapshot.district.id, name: snapshot.district.name },
      audience: snapshot.audience,
      as_of: snapshot.asOf,
      known_at: snapshot.knownAt.seq,
      chain_hash: snapshot.knownAt.chainHash,
      sha256: snapshot.sha256,
    };
    print(JSON.stringify({ ok, ...about, file_sha256, findings }));
    return ok ? undefined : 1;
  }
  if (snapshot)
    print(
      texts.t('cli.snapshot.subject', {
        title: printable(snapshot.words.title),
        district: printable(snapshot.district.name),
        on: printable(snapshot.asOf),
        seq: snapshot.knownAt.seq,
        audience: snapshot.audience,
      }),
    );
  if (ok) {
    print(texts.t('cli.snapshot.good'));
    return undefined;
  }
  print(texts.t('cli.snapshot.bad', { count: findings.length }));
  for (const { code, place, stated } of findings)
    print(`  ${printable(texts.t(`cli.snapshot.finding.${code}`, { place, stated }), LONGEST_LINE)}`);
  return 1;
}
