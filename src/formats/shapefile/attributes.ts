import type { PropertyValue } from '../feature-table.ts';
import type { NoteList } from '../note-list.ts';
import type { Dbf, DbfField } from './dbf.ts';
import { FieldDecoder } from './field-decoder.ts';
import { readColumn } from './read-column.ts';

/** Block numbers in a .dbt or .fpt, not values. B of ten digits is one; of eight bytes it is a number of Visual FoxPro. */
const isMemo = ({ type, length }: DbfField): boolean =>
  type === 'M' || type === 'G' || type === 'P' || (type === 'B' && length !== 8);

/** The columns of a .dbf by name, read when they are asked for. */
export class Attributes {
  private readonly fields = new Map<string, DbfField>();
  private readonly decoder: FieldDecoder;

  constructor(
    private readonly dbf: Dbf,
    encoding: string,
    notes: NoteList,
  ) {
    this.decoder = new FieldDecoder(encoding);
    dbf.fields.forEach((field, index) => {
      const written = this.decoder.decode(field.name, field.name.length >= 10).text.trim();
      if (isMemo(field)) {
        notes.add('memo-fields-ignored', written);
        return;
      }
      // Visual FoxPro keeps here which values are null.
      if (field.type === '0') return;
      const name = this.freeName(written === '' ? `field_${index + 1}` : written);
      if (name !== written) notes.add('field-names-changed', name);
      this.fields.set(name, field);
    });
  }

  get names(): readonly string[] {
    return [...this.fields.keys()];
  }

  /** Values by row; undefined where no field has the name. */
  column(name: string): PropertyValue[] | undefined {
    const field = this.fields.get(name);
    return field && readColumn(this.dbf, field, this.decoder);
  }

  /** Names of ten bytes: two that were cut alike stay apart. */
  private freeName(name: string): string {
    let free = name;
    for (let n = 2; this.fields.has(free); n++) free = `${name}_${n}`;
    return free;
  }
}
