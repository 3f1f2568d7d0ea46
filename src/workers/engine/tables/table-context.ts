import type { Day } from '../../../core/register/ports.ts';
import type { DistrictSession } from '../district-session.ts';
import type { RedLineMeetings } from './meet-red-lines.ts';
import type { ParcelRows } from './parcel-rows.ts';

/** What a table is made from. */
export interface TableContext {
  readonly session: DistrictSession;
  readonly on: Day;
  readonly locale: string;
  readonly parcels: ParcelRows;
  readonly meetings: RedLineMeetings;
}

/** What people call a red line, in the reader's language where it has a name in it. */
export function nameRedLine({ session, locale }: TableContext, id: string): string {
  const line = session.register.redLines.get(id);
  return (locale === 'en' ? line?.nameEn : undefined) ?? line?.name ?? id;
}

/** Names of all red lines by id. */
export function redLineNames(context: TableContext): Record<string, string> {
  return Object.fromEntries([...context.session.register.redLines.keys()].map((id) => [id, nameRedLine(context, id)]));
}
