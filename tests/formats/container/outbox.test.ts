import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachPhoto } from '../../../src/core/register/actions/attach-photo.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import type { Change } from '../../../src/core/register/change.ts';
import { carriedOf } from '../../../src/core/register/outbox/carried-change.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { openContainer, openContainerFile } from '../../../src/formats/container/open.ts';
import { readOutbox, writeOutbox } from '../../../src/formats/container/outbox.ts';
import { hashName } from '../../../src/formats/package/name.ts';
import { createWriter, DISTRICT_INPUT, SIGHTING, squareShape } from '../../support/district-changes.ts';

const PHOTO = strToU8('the original, byte for byte');
const SIDECAR = strToU8('{"format":"chidu-photo/1"}');
const FILES = new Map([PHOTO, SIDECAR].map((bytes) => [sha256(bytes), bytes]));
const HEADER = {
  district: { id: DISTRICT_INPUT.id, name: DISTRICT_INPUT.name },
  base: { seq: 1, hash: 'a'.repeat(64) },
  device: 'phone-1',
  exportedAt: '2026-11-28T02:00:00.000Z',
};

function recorded(): Change[] {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(
    reportSighting(writer.register, { sighting: SIGHTING, shape: squareShape(134.2, 24), reason: '巡查', on: '2026-02-01' }),
  );
  const photo = {
    id: 'photo-1',
    subject: { kind: 'sighting', id: SIGHTING.id },
    sha256: sha256(PHOTO),
    mediaType: 'image/jpeg',
    bytes: PHOTO.length,
    how: 'camera',
    takenAt: '2026-02-01T02:00:00.000Z',
    sidecar_sha256: sha256(SIDECAR),
  } as const;
  writer.accept(attachPhoto(writer.register, { photo, on: '2026-02-01' }));
  return writer.changes.slice(1).map(carriedOf);
}

async function written(changes = recorded(), files: ReadonlyMap<string, Uint8Array> = FILES): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await writeOutbox(
    HEADER,
    changes,
    async (name) => files.get(name) ?? null,
    (piece) => pieces.push(piece),
  );
  return new Uint8Array(Buffer.concat(pieces));
}

/** As a file, the way the desk reads it; `openContainer` reads the same from memory. */
async function read(bytes: Uint8Array) {
  const container = await openContainerFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), { fileName: 'a.chidu' });
  const files = new Map<string, Uint8Array>();
  for (const path of container.paths) files.set(path, (await container.read(path)) ?? new Uint8Array());
  return readOutbox(files, async (name) => {
    const content = files.get(`photos/${name}`);
    if (!content) return 'missing';
    return (await hashName(content)) === name ? 'proven' : 'altered';
  });
}

const refusal = async (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'taken',
    ({ code, where, params }: { code: string; where: { line?: number }; params: Record<string, string> }) =>
      [code, where.line ?? params.name].filter((part) => part !== undefined).join(' '),
  );

/** Written again with its files changed, and its list of changes under the hash that it then has. */
async function forged(change: (files: Record<string, Uint8Array>) => void, isSealed = true): Promise<Uint8Array> {
  const files = unzipSync(await written());
  change(files);
  if (isSealed) {
    const manifest = JSON.parse(strFromU8(files['district.json'])) as { changes: { sha256: string; count: number } };
    manifest.changes.sha256 = sha256(files['changes.ndjson']);
    files['district.json'] = strToU8(JSON.stringify(manifest));
  }
  return zipSync(files);
}

const edit = (from: string | RegExp, to: string) => (files: Record<string, Uint8Array>) => {
  files['changes.ndjson'] = strToU8(strFromU8(files['changes.ndjson']).replace(from, to));
};

describe('an outbox file', () => {
  it('comes back as it was written, and the same content gives the same bytes', async () => {
    const bytes = await written();
    const { manifest, changes } = await read(bytes);
    expect(changes).toEqual(recorded());
    expect(manifest).toMatchObject({ ...HEADER, format: 'chidu-outbox/1', photos: [...FILES.keys()].sort(), missing: [] });
    expect(await written()).toEqual(bytes);
    const reports = JSON.parse(strFromU8(unzipSync(bytes)['reports.geojson'])) as { features: { properties: object }[] };
    expect(reports.features.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ no: SIGHTING.no, seenOn: SIGHTING.seenOn, type: 'sighting-reported' }),
    ]);
  });

  it('is the same read file by file from a disk as whole from memory', async () => {
    const bytes = await written();
    const whole = await openContainer(bytes, { fileName: 'a.chidu' });
    const pieces = await openContainerFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), { fileName: 'a.chidu' });
    expect(pieces.paths).toEqual(whole.paths);
    for (const path of whole.paths) expect(await pieces.read(path)).toEqual(await whole.read(path));
    expect(await pieces.read('photos/none')).toBeUndefined();
  });

  it('names what the device has lost, and carries its record all the same', async () => {
    const without = new Map([[sha256(PHOTO), SIDECAR]]);
    const { manifest, changes } = await read(await written(recorded(), without));
    expect(manifest.missing).toEqual([...FILES.keys()].sort());
    expect(changes.length).toBe(2);
  });

  it('is refused cut off anywhere', async () => {
    const bytes = await written();
    for (let at = 1; at < bytes.length; at += 7) expect(await refusal(bytes.slice(0, at)), String(at)).not.toBe('taken');
  });

  it('is refused with the place where it was altered, pieced together or holds what is no field work', async () => {
    const photo = `photos/${sha256(PHOTO)}`;
    expect(await refusal(await forged(edit('"floors":1', '"floors":9'), false))).toBe('container-hash changes.ndjson');
    expect(await refusal(await forged((files) => (files[photo] = strToU8('another'))))).toBe(`container-hash ${photo}`);
    expect(await refusal(await forged((files) => delete files[photo]))).toBe(`container-missing-file ${photo}`);
    expect(await refusal(await forged(edit(sha256(SIDECAR), 'b'.repeat(64))))).toBe(`container-missing-file 2`);
    expect(await refusal(await forged(edit(/"district":"d-1"/, '"district":"d-2"')))).toBe('outbox-of-others 1');
    expect(await refusal(await forged(edit('"id":"c-3"', '"id":"c-2"')))).toBe('outbox-repeated 2');
    expect(await refusal(await forged(edit('"v":1', '"v":2')))).toBe('outbox-malformed 1');
    expect(await refusal(await forged(edit('}\n{', '}\n')))).toBe('outbox-damaged 2');
    expect(await refusal(await forged(edit(/\n[^\n]*\n$/, '\n')))).toBe('outbox-damaged');
    expect(await refusal(await forged((files) => delete files['district.json'], false))).toBe('container-no-manifest');
    const settings = {
      ...recorded()[0],
      type: 'settings-changed',
      entity: { kind: 'district', id: 'd-1' },
      body: { patch: { duplicateRatio: 0.5 } },
    };
    expect(await refusal(await written([settings as Change]))).toBe('outbox-not-field-work 1');
  });
});
