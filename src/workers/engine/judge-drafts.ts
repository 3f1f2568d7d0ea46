import { entityRefSchema } from '../../api/casework.ts';
import { changeBodySchemas } from '../../api/change.ts';
import type { ActionRequest } from '../../core/register/actions/index.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { Layer } from '../../core/register/layer.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { requestOfDraft } from '../../core/register/request-of-draft.ts';
import { openTentative, type TentativeRegister } from '../../core/register/tentative-register.ts';
import { BlockingRules } from '../../core/rules/blocking.ts';
import { restingOnLayer } from '../../core/rules/land/resting-on-layer.ts';
import type { RefusedDraft } from '../calls/recording.ts';
import type { DistrictSession } from './district-session.ts';
import { erasureAmong, isErasedRecord, judgeBroughtErasure, judgeErasedRecord } from './judge-erased.ts';
import { type LayerData, openLayer } from './layer-data.ts';
import { sessionOn } from './session-on.ts';

/** Drafts of actions one after the other, or the first refusal. */
export function draftActions(session: DistrictSession, requests: readonly ActionRequest[]): ChangeDraft[] | RefusedDraft {
  const tentative = openLawful(session);
  const drafts: ChangeDraft[] = [];
  for (const [at, request] of requests.entries()) {
    const draft = tentative.take(request);
    if (isRefusal(draft)) return { at, refusal: draft };
    drafts.push(draft);
  }
  return drafts;
}

/**
 * The first of the drafts that may not be accepted: whatever made them, they are asked about again.
 * @param erased whether patrols are taken that were erased where they were recorded, with what they proved; a device erases its own itself
 */
export function findRefusal(
  session: DistrictSession,
  drafts: readonly ChangeDraft[],
  seq: number,
  packages: ReadonlyMap<string, Uint8Array>,
  erased: 'taken' | 'refused' = 'refused',
): RefusedDraft | null {
  if (session.register.seq !== seq) return { at: 0, refusal: { refused: 'feed-moved', seq: session.register.seq } };
  const tentative = openLawful(session);
  // Nothing is judged on what the last one leaves: it is asked about, and not taken.
  const asking: TentativeRegister = { ...tentative, take: tentative.judge };
  const brought = new Set<ChangeDraft | undefined>();
  const judge = (draft: ChangeDraft, at: number): Refusal | null => {
    const on = at === drafts.length - 1 ? asking : tentative;
    if (erased === 'taken' && isErasedRecord(draft)) {
      const later = drafts.slice(at + 1);
      brought.add(erasureAmong(draft, later));
      return judgeErasedRecord(on, draft, later);
    }
    return draft.type === 'track-erased' && brought.has(draft) ? judgeBroughtErasure(on, draft) : judgeDraft(on, draft);
  };
  for (const [at, draft] of drafts.entries()) {
    const refusal = judge(draft, at) ?? judgeLeaving(session, draft, drafts, packages);
    if (refusal) return { at, refusal };
  }
  return null;
}

/** A tentative register that refuses what the land forbids too; items that it takes itself are seen by the ones after them. */
export function openLawful(session: DistrictSession): TentativeRegister {
  return openTentative(session.register, (register) => {
    const added = new Map<string, string[]>();
    const rules = new BlockingRules(
      (day) => sessionOn(session, day),
      register,
      (parcelId) =>
        [...(session.itemsOfParcel.get(parcelId) ?? []).map(({ id }) => id), ...(added.get(parcelId) ?? [])].flatMap(
          (id) => register.items.get(id) ?? [],
        ),
    );
    return (request) => {
      if (request.action === 'registerItem') {
        const { id, parcelId } = request.input.item;
        added.set(parcelId, [...(added.get(parcelId) ?? []), id]);
      }
      return rules.judge(request);
    };
  });
}

/**
 * A layer that something on record rests on leaves only where the one that takes its place, or the one that it took the place of,
 * comes with it: parcels that items stand on, because nobody could tell any more what land was paid for; compensated land and permits,
 * because what was found by them, or speaks for the person, would be silently gone, as it would be with a layer in their place that no
 * longer holds that land. One after which nothing was recorded is taken back freely: then nobody has relied on it.
 */
function judgeLeaving(
  session: DistrictSession,
  { type, entity, on }: ChangeDraft,
  drafts: readonly ChangeDraft[],
  packages: ReadonlyMap<string, Uint8Array>,
): Refusal | null {
  const leaving = type === 'layer-withdrawn' ? session.layers.get(entity.id) : undefined;
  if (!leaving) return null;
  const { kind } = leaving.layer;
  const coming = drafts.flatMap((one) =>
    one.type === 'layer-imported' && takesPlace(one.body.layer, leaving.layer) ? [one.body.layer] : [],
  );
  if (kind === 'parcels') {
    if (coming.length > 0) return null;
    let items = 0;
    for (const { parcelId } of session.register.items.values())
      if (session.placeOf(parcelId)?.layer.layer.id === entity.id) items++;
    return items > 0 ? { refused: 'layer-in-use', items } : null;
  }
  if ((kind !== 'compensated' && kind !== 'permits') || isLastRecord(session, entity)) return null;
  const instead = coming.flatMap((layer) => openComing(session, { ...layer, importedOn: on }, packages) ?? []);
  const { items, builds } = restingOnLayer(sessionOn(session, on), session.register, leaving, on, instead);
  if (items + builds === 0) return null;
  const replaced = coming.length > 0 ? '-less' : '';
  return kind === 'permits'
    ? { refused: `layer-permits${replaced}`, builds }
    : { refused: `layer-compensates${replaced}`, items, builds };
}

/** The land of a layer that is not on record yet; undefined where nobody brought its package: then it speaks for no land. */
function openComing(session: DistrictSession, layer: Layer, packages: ReadonlyMap<string, Uint8Array>): LayerData | undefined {
  const known = [...session.layers.values()].find((one) => one.layer.package_sha256 === layer.package_sha256);
  if (known) return known;
  return packages.has(layer.package_sha256) ? openLayer(layer, packages, session.plane, session.district.id) : undefined;
}

const takesPlace = (coming: Omit<Layer, 'importedOn'>, leaving: Layer): boolean =>
  coming.kind === leaving.kind && (coming.replaces?.includes(leaving.id) || leaving.replaces?.includes(coming.id)) === true;

/** Whether no item, build, case or acceptance was recorded after a layer came in. */
function isLastRecord({ register }: DistrictSession, { kind, id }: EntityRef): boolean {
  const since = register.versions.get(`${kind}/${id}`)?.seq ?? 0;
  for (const [key, { seq }] of register.versions) if (seq > since && RELYING.test(key)) return false;
  return true;
}

const RELYING = /^(clearance-item|sighting|case|finding)\//;

/**
 * Takes a draft into the tentative register as its action would make it. One that says anything else than its action does (another
 * entity, a member that the action never writes) is not what was judged, and refused as malformed; one whose author saw an older
 * version of its entity has to be looked at again.
 */
function judgeDraft(tentative: TentativeRegister, draft: ChangeDraft): Refusal | null {
  const judged = retakeDraft(tentative, draft);
  if (isRefusal(judged)) return judged;
  return draft.base === judged.base ? null : { refused: 'entity-changed', kind: draft.entity.kind, entity: draft.entity.id };
}

/** No action begins a district that is there. */
const BEGINNING = 'district-created';

/** Judges a draft whatever version of its entity its author saw; what is taken has the version of now. */
export function retakeDraft(tentative: TentativeRegister, draft: ChangeDraft): ChangeDraft | Refusal {
  const type = String(draft.type);
  if (!Object.hasOwn(changeBodySchemas, type) || type === BEGINNING) return { refused: 'type-unknown', type };
  if (!isWellFormed(draft)) return { refused: 'draft-malformed', type };
  const request = requestOfDraft(draft);
  if (!request) return { refused: 'type-unknown', type };
  const judged = tentative.take(request);
  if (isRefusal(judged)) return judged;
  const { base: _, ...said } = draft;
  const { base: __, ...allowed } = judged;
  return writeCanonicalJson(said) === writeCanonicalJson(allowed) ? judged : { refused: 'draft-malformed', type: draft.type };
}

/** By its schema, and without any member beside it; what JSON cannot hold is in no schema. */
function isWellFormed({ district, type, on, entity, body, v }: ChangeDraft): boolean {
  const read = changeBodySchemas[type].safeParse(body);
  if (
    v !== 1 ||
    !read.success ||
    typeof district !== 'string' ||
    typeof on !== 'string' ||
    !entityRefSchema.safeParse(entity).success
  )
    return false;
  try {
    return writeCanonicalJson(read.data) === writeCanonicalJson(body);
  } catch {
    return false;
  }
}
