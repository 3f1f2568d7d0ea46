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
];

/** The version that this program reads and writes. */
export const LATEST_VERSION = Math.max(...migrations.map(({ version }) => version));
