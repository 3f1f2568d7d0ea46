import type { LegendEntry } from '../../../ui/Legend.tsx';

export type LegendGroupName = 'red-lines' | 'sightings' | 'conflicts' | 'findings' | 'layers';
/** An entry of the map, and the group that it is folded into beside the map; on paper every entry stands by itself. */
export interface MapLegendEntry extends LegendEntry {
  readonly under?: LegendGroupName;
}

/**
 * The legend as it opens: one row a subject, its kinds folded below. The entry named like its group heads it; a group without one is
 * headed by its name and the sum of its counts. What is alone in its group stands by itself.
 */
export function groupLegend(entries: readonly MapLegendEntry[], nameOf: (group: LegendGroupName) => string): LegendEntry[] {
  const partsOf = new Map<LegendGroupName, MapLegendEntry[]>();
  for (const entry of entries) if (entry.under) partsOf.set(entry.under, [...(partsOf.get(entry.under) ?? []), entry]);
  const rows: LegendEntry[] = [];
  for (const entry of entries) {
    const { under } = entry;
    const parts = partsOf.get((under ?? entry.id) as LegendGroupName);
    if (!under) rows.push(parts ? { ...entry, parts } : entry);
    else if (parts && parts[0] === entry && !entries.some(({ id }) => id === under))
      rows.push(
        parts.length === 1 ? entry : { id: under, swatch: entry.swatch, label: nameOf(under), count: countAll(parts), parts },
      );
  }
  return rows;
}

const countAll = (parts: readonly LegendEntry[]): string => String(parts.reduce((sum, { count }) => sum + Number(count ?? 0), 0));
