import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/catalog.ts';
import { NoteList } from '../../src/formats/note-list.ts';

describe('messages', () => {
  it('show the beginning of what a file says of itself, however long that is', async () => {
    const notes = new NoteList();
    notes.add('bare-geometry', 'x'.repeat(1e6));
    expect(notes.list()[0].detail?.length).toBeLessThan(100);
    const hostile = new TextEncoder().encode(`{"type":"${'y'.repeat(1e6)}"}`);
    const error: unknown = await readFile(hostile, { fileName: 'a.json' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'not-geojson' });
    expect(JSON.stringify(error).length).toBeLessThan(400);
  });
});
