import type { Plane } from '../../src/core/geodesy/plane.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import type { Settings } from '../../src/core/register/district.ts';
import type { Refusal } from '../../src/core/register/refusal.ts';
import type { ImportJudgement } from '../../src/workers/calls/importing.ts';
import type { ImportChoice, ImportPreview, ImportResult } from '../../src/workers/engine-api.ts';
import { type ConnectedEngine, connectEngine } from './demo-engine.ts';
import { createWriter, type Writer } from './district-changes.ts';

/** What a person does with files at a district, with the register that the changes add up to. */
export interface ImportDesk extends ConnectedEngine {
  readonly writer: Writer;
  readonly packages: Map<string, Uint8Array>;
  read(name: string, content: string | Uint8Array): Promise<ImportPreview>;
  judge(preview: ImportPreview, choice?: Partial<ImportChoice>): Promise<ImportJudgement>;
  /** Admits and records. */
  accept(
    preview: ImportPreview,
    choice: Partial<ImportChoice> & { readonly ids: readonly string[]; readonly on?: string },
  ): Promise<ImportResult>;
  /** Records drafts as one. */
  record(drafts: readonly (ChangeDraft | Refusal)[]): Promise<readonly AcceptedChange[]>;
  /** Takes back what was recorded last of a layer. */
  undo(layerId: string): Promise<readonly AcceptedChange[]>;
  digest(): string;
}

export const DESK_DAY = '2026-03-01';

/** An engine with a district that holds nothing yet. */
export async function openDesk(
  { plane, bounds }: { readonly plane: Plane; readonly bounds: readonly [number, number, number, number] },
  settings: Partial<Settings> = {},
): Promise<ImportDesk> {
  const connected = connectEngine();
  const { engine } = connected;
  const writer = createWriter();
  const packages = new Map<string, Uint8Array>();
  const records: (readonly AcceptedChange[])[] = [];
  const created = createDistrict(writer.register, {
    id: 'd-1',
    name: '试验区',
    on: '2026-01-01',
    plane,
    bounds: [...bounds],
    settings,
  });
  await engine.open([{ from: 'parts', feed: [writer.accept(created)], packages: new Map() }]);
  const choose = ({ importId, mapping, fileName }: ImportPreview, choice: Partial<ImportChoice>): ImportChoice => ({
    importId,
    kind: 'parcels',
    name: fileName,
    mapping,
    sigma_m: 0.05,
    surveyed: true,
    ...choice,
  });
  const record = async (drafts: readonly (ChangeDraft | Refusal)[]) => {
    const accepted = drafts.map((draft) => writer.accept(draft));
    await engine.apply([accepted, packages]);
    records.push(accepted);
    return accepted;
  };
  return {
    ...connected,
    writer,
    packages,
    read: (name, content) =>
      engine.readImport([[{ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }]]),
    judge: (preview, choice = {}) => engine.judgeImport([choose(preview, choice)]),
    accept: async (preview, { ids, on = DESK_DAY, ...choice }) => {
      const result = await engine.admitImport([choose(preview, choice), on, ids]);
      packages.set(result.layer.package_sha256, result.package);
      await record(result.changes);
      return result;
    },
    record,
    undo: async (layerId) => {
      const changes = records.findLast((one) => one.some(({ entity }) => entity.kind === 'layer' && entity.id === layerId));
      if (!changes) throw new Error(`nothing is recorded of ${layerId}`);
      return record(await engine.draftCounter([{ changes, history: writer.changes, reason: '撤回', on: DESK_DAY }]));
    },
    digest: () => digestRegister(writer.register),
  };
}
