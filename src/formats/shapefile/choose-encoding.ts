import type { Pacer } from '../pacer.ts';
import type { NoteList } from '../note-list.ts';
import type { SourceText } from '../reader.ts';
import { encodingOfCpg, encodingOfLanguage } from './code-pages.ts';
import type { Dbf, DbfField } from './dbf.ts';
import { FieldDecoder, trimField } from './field-decoder.ts';

/** What is said of the texts of a .dbf from outside. */
export interface EncodingHints {
  readonly cpg?: string;
  readonly user?: string;
}

type Choice = Pick<SourceText, 'encoding' | 'found_by'>;

interface Survey {
  /** Texts with at least one whole character beyond ASCII: where all were cut before it, nothing speaks for the encoding. */
  readonly legible: number;
  readonly cut: number;
  readonly damaged: number;
  readonly detail?: string;
}

const MOST_SAMPLES = 8;
const UTF_8: Choice = { encoding: 'utf-8', found_by: 'valid' };
const GUESS: Choice = { encoding: 'gb18030', found_by: 'guessed' };

/**
 * In what encoding a .dbf is: what the user says, else the first of .cpg, language byte, UTF-8 and GB 18030 that can read every
 * text. A declared Western code page can read anything, so it is only believed where the bytes show nothing better: many
 * writers state it whatever they write.
 */
export async function chooseEncoding(dbf: Dbf, hints: EncodingHints, notes: NoteList, pacer: Pacer): Promise<SourceText> {
  const texts = new HighTexts(dbf, pacer);
  const samples = await texts.samples();
  const byCpg = hints.cpg === undefined ? undefined : encodingOfCpg(hints.cpg);
  const declared = byCpg ?? encodingOfLanguage(dbf.language);
  if (hints.user !== undefined) {
    noteSurvey(await texts.survey(hints.user), notes);
    return { encoding: hints.user, found_by: 'user', samples };
  }
  if (samples.length === 0)
    return declared === undefined ? { ...UTF_8, samples } : { encoding: declared, found_by: 'declared', samples };
  const candidates: Choice[] = [UTF_8, GUESS];
  if (declared !== undefined && !isWestern(declared)) candidates.unshift({ encoding: declared, found_by: 'declared' });
  else if (declared !== undefined) {
    const isGbk = byCpg === undefined && (await texts.areChinese());
    candidates.splice(1, 1, isGbk ? GUESS : { encoding: declared, found_by: 'declared' });
  }
  for (const choice of candidates) {
    const survey = await texts.survey(choice.encoding, true);
    if (survey.damaged > 0 || survey.legible === 0) continue;
    noteSurvey(survey, notes);
    noteChoice(choice, hints.cpg, byCpg, notes);
    return { ...choice, samples };
  }
  const last = declared ?? GUESS.encoding;
  noteSurvey(await texts.survey(last), notes);
  return { encoding: last, found_by: declared === undefined ? 'guessed' : 'declared', samples };
}

function noteSurvey({ cut, damaged, detail }: Survey, notes: NoteList): void {
  if (cut > 0) notes.add('texts-cut', detail, cut);
  if (damaged > 0) notes.add('texts-undecodable', detail, damaged);
}

function noteChoice({ encoding, found_by }: Choice, cpg: string | undefined, byCpg: string | undefined, notes: NoteList): void {
  if (found_by === 'guessed') notes.add('encoding-guessed', encoding);
  if (cpg !== undefined && encoding !== byCpg) notes.add('encoding-declared-wrong', `${cpg.trim().slice(0, 20)} → ${encoding}`);
}

const isWestern = (encoding: string): boolean => /^(windows-125[0-8]|iso-8859-\d+)$/.test(encoding);

/** The texts of a .dbf that are not ASCII, gone through anew for each question: kept, they would take many times their bytes. */
class HighTexts {
  private readonly fields: readonly DbfField[];

  constructor(
    private readonly dbf: Dbf,
    private readonly pacer: Pacer,
  ) {
    this.fields = dbf.fields.filter(({ type }) => type === 'C');
  }

  /** A few different ones; such as do not fill their field come first, for their end may be cut. */
  async samples(): Promise<Uint8Array[]> {
    const free = new Map<string, Uint8Array>();
    const full = new Map<string, Uint8Array>();
    await this.each((bytes, isFull) => {
      (isFull ? full : free).set(bytes.join(), bytes);
      return free.size < MOST_SAMPLES && full.size < 1000;
    });
    return [...free.values(), ...full.values()].slice(0, MOST_SAMPLES).map((bytes) => bytes.slice());
  }

  async survey(encoding: string, untilDamaged = false): Promise<Survey> {
    const decoder = new FieldDecoder(encoding);
    let [legible, cut, damaged] = [0, 0, 0];
    let detail: string | undefined;
    await this.each((bytes, isFull, row) => {
      const { text, state } = decoder.decode(bytes, isFull);
      if (/[\u0080-\uffff]/.test(text)) legible++;
      if (state === 'cut') cut++;
      if (state === 'damaged') damaged++;
      if (state !== 'whole') detail ??= row < 0 ? 'field name' : `row ${row + 1}`;
      return !(untilDamaged && damaged > 0);
    });
    return { legible, cut, damaged, detail };
  }

  /** Every run of bytes above 127 is a row of characters of GB 2312: Western texts hardly have two accents side by side. */
  async areChinese(): Promise<boolean> {
    let all = true;
    await this.each((bytes) => {
      all = isGb2312(bytes);
      return all;
    });
    return all;
  }

  private async each(take: (bytes: Uint8Array, isFull: boolean, row: number) => boolean): Promise<void> {
    for (const { name } of this.dbf.fields) if (isHigh(name) && !take(name, name.length >= 10, -1)) return;
    for (let row = 0; row < this.dbf.rows; row++) {
      if ((row & 255) === 0 && this.pacer.isDue()) await this.pacer.pause(0);
      for (const field of this.fields) {
        const bytes = trimField(this.dbf.value(row, field));
        if (isHigh(bytes) && !take(bytes, bytes.length === field.length, row)) return;
      }
    }
  }
}

function isHigh(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return true;
  return false;
}

function isGb2312(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] < 128) continue;
    if (at + 1 === bytes.length) return at > 0;
    if (bytes[at] < 0xa1 || bytes[at] > 0xf7 || bytes[at + 1] < 0xa1 || bytes[at + 1] > 0xfe) return false;
    at++;
  }
  return true;
}
