/** Everything that a phone's disk holds of what was recorded in the field. */
export interface OnDisk {
  readonly reports: readonly {
    readonly id: string;
    readonly no: string;
    readonly origin: string;
    readonly note: string;
    readonly photos: readonly string[];
  }[];
  /** SHA-256 as named, and as the bytes really hash. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Photos on record: which file, of which report. */
  readonly photos: readonly { readonly sha256: string; readonly sidecar_sha256: string; readonly subject: string }[];
  /** Places of changes in the feed, and of those in the outbox. */
  readonly feed: readonly { readonly seq: number; readonly type: string }[];
  readonly queued: readonly number[];
  /** Instants of the fixes of patrols: under way, and on record. */
  readonly fixes: readonly string[];
  readonly drafts: readonly string[];
  /** Files of drafts, as `files`. */
  readonly draftFiles: readonly { readonly name: string; readonly sha256: string }[];
  /** The open report's outline, form and which report it is the same as, as they were written. */
  readonly open: string;
}

/** Read in the page, beside the program: what lies in its database. */
export async function readTheDisk(): Promise<OnDisk> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('chidu');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('no database'));
  });
  const all = <T>(table: string) =>
    new Promise<T[]>((resolve, reject) => {
      const asked = database.transaction(table).objectStore(table).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error(table));
    });
  type Fix = readonly [lon: number, lat: number, at: string];
  interface Row {
    readonly seq: number;
    readonly type: string;
    readonly body: {
      readonly sighting: { readonly id: string; readonly no: string; readonly note: string; readonly photos: readonly string[] };
      readonly shape: { readonly origin: string };
      readonly photo: { readonly sha256: string; readonly sidecar_sha256: string; readonly subject: { readonly id: string } };
      readonly patrol: { readonly segments: readonly (readonly Fix[])[] };
    };
  }
  const queued = (await all<{ seq: number }>('outbox')).map(({ seq }) => seq).sort((a, b) => a - b);
  // What was recorded here, not what the district came with.
  const rows = (await all<Row>('changes')).filter(({ seq }) => queued.includes(seq)).sort((a, b) => a.seq - b.seq);
  type File = { sha256: string; content?: Blob; bytes?: Uint8Array<ArrayBuffer> };
  const files = await all<File>('attachments');
  const hash = async ({ sha256: name, content, bytes }: File) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes ?? (await content?.arrayBuffer()) ?? new ArrayBuffer(0));
    return { name, sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
  };
  const drafts = await all<{ name: string; value: { attachments?: ReadonlyMap<string, { content?: Blob }> } }>('drafts');
  const inHand = drafts.flatMap(({ value }) => [...(value.attachments ?? [])].map(([sha256, file]) => ({ sha256, ...file })));
  const underWay = await all<{ fixes: readonly Fix[] }>('trackFixes');
  const found = {
    reports: rows.flatMap(({ type, body }) =>
      type === 'sighting-reported' ? [{ ...body.sighting, origin: body.shape.origin }] : [],
    ),
    files: await Promise.all(files.map(hash)),
    photos: rows.flatMap(({ type, body }) =>
      type === 'photo-attached' ? [{ ...body.photo, subject: body.photo.subject.id }] : [],
    ),
    feed: rows.map(({ seq, type }) => ({ seq, type })),
    queued,
    fixes: [
      ...underWay.flatMap(({ fixes }) => fixes),
      ...rows.flatMap(({ type, body }) => (type === 'patrol-recorded' ? body.patrol.segments.flat() : [])),
    ].map(([, , at]) => at),
    drafts: drafts.map(({ name }) => name),
    draftFiles: await Promise.all(inHand.map(hash)),
    open: (await all<{ name: string; value: Record<'id' | 'building' | 'land' | 'form' | 'same', unknown> | null }>('views'))
      .flatMap(({ name, value }) =>
        name === 'capture-draft' && value ? [JSON.stringify([value.id, value.building, value.land, value.form, value.same])] : [],
      )
      .join(),
  };
  database.close();
  return found;
}

/** Rows of each table as the browser has them, read in the page: tells a disk that lost something from a program that does not look. */
export async function countRows(): Promise<Record<string, number | string>> {
  const found: Record<string, number | string> = {};
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('chidu');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(`no database: ${opening.error?.message}`));
  });
  found.version = database.version;
  for (const table of database.objectStoreNames)
    found[table] = await new Promise((resolve) => {
      const asked = database.transaction(table).objectStore(table).count();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(String(asked.error));
    });
  database.close();
  return found;
}
