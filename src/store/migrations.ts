/** Tables and their keys, version by version. A published version never changes; a new shape is a new version. */
export const migrations: readonly { readonly version: number; readonly stores: Readonly<Record<string, string>> }[] = [
  {
    version: 1,
    stores: {
      districts: '&id',
      changes: '&[district+seq], &[district+id]',
      packages: '&sha256, *districts',
      views: '&[district+name], district',
    },
  },
  // An index by entity, so that one entity's history is found among a hundred thousand changes.
  { version: 2, stores: { changes: '&[district+seq], &[district+id], [district+entity.kind+entity.id]' } },
  // Originals of photos and their sidecars, by content.
  { version: 3, stores: { attachments: '&sha256, *districts' } },
  // What was recorded in the field on this device, and how safe it is.
  { version: 4, stores: { outbox: '&[district+id], [district+seq]' } },
  // Fixes of the patrol under way, a few at a time, so that a kill costs seconds.
  { version: 5, stores: { trackFixes: '&[district+patrol+place], district' } },
  // What was taken in hand and is on no record yet: photos of a report that is still open.
  { version: 6, stores: { drafts: '&[district+name], district' } },
  // Areas of base maps, fetched for places without a network, and their tiles.
  { version: 7, stores: { baseAreas: '&id, district', baseTiles: '&[area+tile], area' } },
  // Files lie here as Blobs from now on. No table changes; a program that expects arrays of bytes must not open them.
  { version: 8, stores: {} },
  // A district may be joined to a server. No table changes; a program that takes its own feed for the district's must not open it.
  { version: 9, stores: {} },
  // Long stretches of a feed, each in one value. What lies in rows stays there: it is not written anew, least of all on a full disk.
  { version: 10, stores: { blocks: '&[district+to], *keys' } },
];

/** The version that this program reads and writes. */
export const LATEST_VERSION = Math.max(...migrations.map(({ version }) => version));
