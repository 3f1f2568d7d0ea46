import type { ActionRequest } from '../../../src/core/register/actions/index.ts';
import { writeCanonicalJson } from '../../../src/core/register/canonical-json.ts';
import type { PhotoSidecar } from '../../../src/core/register/photo.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import type { Attachment } from '../../../src/store/database.ts';
import { attachmentWith } from '../attachment.ts';
import { RED_LINE, SIGHTING, squareShape } from '../district-changes.ts';
import type { Random } from './chaotic-proxy.ts';

/** Something that somebody does, made from the register as it is. */
export interface Work {
  make(register: Register): readonly ActionRequest[];
  readonly attachments?: ReadonlyMap<string, Attachment>;
}

const ON = '2026-03-01';
const REASON = '更正';

const pick = <E>(from: Iterable<E>, random: Random): E | undefined => {
  const all = [...from];
  return all[Math.floor(random() * all.length)];
};
const shapeAt = (random: Random) => squareShape(134.12 + random() * 0.15, 23.92 + random() * 0.15, 0.0004);

type Deed = (id: string, random: Random) => Work;
const one = (make: (register: Register) => ActionRequest | undefined): Work => ({
  make: (register) => {
    const request = make(register);
    return request ? [request] : [];
  },
});

const report: Deed = (id, random) =>
  one(() => ({
    action: 'reportSighting',
    input: { sighting: { ...SIGHTING, id, no: `XC-${id}` }, shape: shapeAt(random), reason: '巡查', on: ON },
  }));

const reshape: Deed = (_, random) => {
  const shape = shapeAt(random);
  const at = random();
  return one(({ sightings }) => {
    const sightingId = pick(sightings.keys(), () => at);
    return sightingId === undefined
      ? undefined
      : { action: 'reshapeSighting', input: { sightingId, shape, reason: '扩建', on: ON } };
  });
};

/** A server looks at the first bytes of what it is sent. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0];

const reportWithPhoto: Deed = (id, random) => {
  const bytes = Uint8Array.from([...JPEG, ...new TextEncoder().encode(`original of ${id}`)]);
  const taken = {
    sha256: sha256(bytes),
    mediaType: 'image/jpeg',
    bytes: bytes.length,
    how: 'camera',
    takenAt: `${ON}T01:00:00.000Z`,
  } as const;
  const sidecar: PhotoSidecar = { format: 'chidu-photo/1', ...taken };
  const sidecarBytes = new TextEncoder().encode(writeCanonicalJson(sidecar));
  const photo = { id: `${id}-photo`, subject: { kind: 'sighting', id } as const, ...taken, sidecar_sha256: sha256(sidecarBytes) };
  const shape = shapeAt(random);
  return {
    make: () => [
      {
        action: 'reportSighting',
        input: { sighting: { ...SIGHTING, id, no: `XC-${id}`, photos: [photo.sha256] }, shape, reason: '巡查', on: ON },
      },
      { action: 'attachPhoto', input: { photo, on: ON } },
    ],
    attachments: new Map([
      [photo.sha256, attachmentWith('image/jpeg', bytes)],
      [photo.sidecar_sha256, attachmentWith('application/json', Uint8Array.from(sidecarBytes))],
    ]),
  };
};

const walk: Deed = (id, random) =>
  one(() => ({
    action: 'recordPatrol',
    input: {
      patrol: {
        id,
        by: 'u-1',
        how: 'recorded',
        startedAt: `${ON}T01:00:00.000Z`,
        endedAt: `${ON}T02:00:00.000Z`,
        segments: [[[134.2 + random() / 100, 24, `${ON}T01:00:00.000Z`, 5]]],
        visits: [],
        note: '',
      },
      on: ON,
    },
  }));

/** What a patrol does in the field. */
export const FIELD_DEEDS: readonly Deed[] = [report, report, reportWithPhoto, reshape, walk];

const ofRedLine =
  (make: (redLineId: string, random: Random) => ActionRequest): Deed =>
  (_, random) => {
    const at = random();
    return one(({ redLines }) => {
      const id = pick(redLines.keys(), () => at);
      return id === undefined ? undefined : make(id, random);
    });
  };

/** What a desk does: a few things that many touch, so that they meet. */
export const DESK_DEEDS: readonly Deed[] = [
  (id, random) =>
    one(() => ({
      action: 'drawRedLine',
      input: { redLine: { ...RED_LINE, id, name: `线 ${id}` }, shape: shapeAt(random), reason: '批复', on: ON },
    })),
  ofRedLine((redLineId, random) => ({
    action: 'describeRedLine',
    input: { redLineId, patch: { name: `名 ${Math.floor(random() * 1e6)}` }, reason: REASON, on: ON },
  })),
  ofRedLine((redLineId, random) => ({
    action: 'describeRedLine',
    input: { redLineId, patch: { project: `项目 ${Math.floor(random() * 1e6)}` }, reason: REASON, on: ON },
  })),
  ofRedLine((redLineId, random) => ({
    action: 'reviseRedLine',
    input: { redLineId, shape: shapeAt(random), reason: REASON, on: ON },
  })),
  report,
  reshape,
  (id) =>
    one(() => ({
      action: 'receivePatch',
      input: {
        patch: { id, no: `TB-${id}`, source: 'satellite', imagedOn: '2026-02-01', areas: {}, shape: squareShape(134.2, 24) },
        on: ON,
      },
    })),
  (_, random) => {
    const at = random();
    return one(({ patches }) => {
      const patchId = pick(
        [...patches.values()].flatMap((patch) => (patch.answer ? [] : [patch.id])),
        () => at,
      );
      return patchId === undefined
        ? undefined
        : { action: 'answerPatch', input: { patchId, answer: { finding: 'legal', note: '核实' } as never, on: ON } };
    });
  },
  (id) =>
    one(() => ({
      action: 'registerHousehold',
      input: { household: { id, no: `H-${id}`, name: `户 ${id}` }, on: ON },
    })),
  (_, random) => {
    const at = random();
    return one(({ households }) => {
      const householdId = pick(households.keys(), () => at);
      return householdId === undefined
        ? undefined
        : { action: 'withdrawHousehold', input: { householdId, reason: REASON, on: ON } };
    });
  },
];
