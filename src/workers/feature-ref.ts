/** What the map and the tables point at. `row` counts the features of the layer's package. */
export type FeatureRef =
  | { readonly kind: 'parcel'; readonly layerId: string; readonly row: number }
  | { readonly kind: 'red-line'; readonly id: string }
  | { readonly kind: 'sighting'; readonly id: string };

/** Whether both point at the same feature; two nulls do. */
export function sameRef(a: FeatureRef | null, b: FeatureRef | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'parcel') return b.kind === 'parcel' && a.layerId === b.layerId && a.row === b.row;
  return a.kind === b.kind && 'id' in b && a.id === b.id;
}
