import { basename } from 'node:path';
import type { ProvenChain, ProvenDistrict } from '../../server/audit/verify-database.ts';
import type { Command } from '../command.ts';
import { CliError } from '../cli-error.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

export const auditCommand: Command = {
  grammar: { operands: ['PLACE'], options: {} },
  async run(line, terminal) {
    const place = line.operands[0];
    const proven = /\.ndjson$/i.test(place) ? null : await proveServer(place, terminal);
    const log = proven ? null : await proveExport(place);
    const ok = (proven ?? []).every(({ feed, audit }) => !feed.fault && !audit.fault) && !log?.fault;
    if (line.flag('json')) terminal.print(JSON.stringify(proven ? { ok, districts: proven } : { ok, audit: log }));
    else printProven(proven ?? [], log, terminal);
    return ok ? undefined : 1;
  },
};

/** @throws DatabaseError */
async function proveServer(place: string, { texts, progress }: Terminal): Promise<readonly ProvenDistrict[]> {
  const { openDatabase } = await import('../../server/open-database.ts');
  const { verifyDatabase } = await import('../../server/audit/verify-database.ts');
  const database = await openDatabase(place);
  try {
    return await verifyDatabase(database, (district, share) =>
      progress(texts.t('cli.progress.auditing', { district: printable(district) }), share),
    );
  } finally {
    await database.close();
  }
}

/** A log that was exported, event by event. That its end is not cut off only the server can tell. @throws CliError `audit-unreadable` */
async function proveExport(path: string): Promise<ProvenChain> {
  const { auditEventSchema } = await import('../../api/audit.ts');
  const { verifyAudit } = await import('../../core/register/audit-chain.ts');
  const text = new TextDecoder().decode(await (await import('../open-source.ts')).readWhole(path));
  const events = text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row, at) => {
      const read = auditEventSchema.safeParse(parse(row));
      if (!read.success) throw new CliError('audit-unreadable', { line: at + 1 }, { file: basename(path) });
      return read.data;
    });
  const check = verifyAudit(events);
  const erased = events.filter(({ digests, person }) => digests.person !== undefined && person === undefined).length;
  return check.ok
    ? { links: events.length, hash: check.head.hash, erased, fault: null }
    : { links: events.length, hash: events.at(-1)?.hash ?? '', erased, fault: { code: check.code, seq: check.seq } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function printProven(proven: readonly ProvenDistrict[], log: ProvenChain | null, { texts, print }: Terminal): void {
  const say = (key: string, { links, erased, fault }: ProvenChain): void =>
    print(
      texts.t(key, {
        links,
        erased,
        verdict: fault ? texts.t(`cli.audit.fault.${fault.code}`, { seq: fault.seq }) : texts.t('cli.audit.good'),
      }),
    );
  if (log) say('cli.audit.log', log);
  else if (proven.length === 0) print(texts.t('cli.audit.none'));
  for (const { district, name, feed, audit } of proven) {
    print(texts.t('cli.audit.district', { name: printable(name), district: printable(district) }));
    say('cli.audit.feed', feed);
    say('cli.audit.log', audit);
  }
}
