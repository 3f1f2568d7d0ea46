import { CertificateError } from './certificate-facts.ts';

const MILLIMETRES = /^-?\d{1,8}\.\d{3}$/;
const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?(e-?\d{1,3})?$/;

/** The members of an object that came from outside: each is asked for by its kind, and named where it is another. */
export class Members {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly path: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new CertificateError('certificate-unreadable', path);
    this.#members = value as Readonly<Record<string, unknown>>;
  }

  unreadable(name: string): CertificateError {
    return new CertificateError('certificate-unreadable', this.#pathOf(name));
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name);
  }

  isNull(name: string): boolean {
    return this.#own(name) === null;
  }

  text(name: string): string {
    const value = this.#own(name);
    if (typeof value !== 'string') throw this.unreadable(name);
    return value;
  }

  /** A text of one form. */
  matching(name: string, form: RegExp): string {
    const text = this.text(name);
    if (!form.test(text)) throw this.unreadable(name);
    return text;
  }

  texts(name: string): readonly string[] {
    return this.#array(name).map((value) => {
      if (typeof value !== 'string') throw this.unreadable(name);
      return value;
    });
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const chosen = choices.find((choice) => choice === this.#own(name));
    if (chosen === undefined) throw this.unreadable(name);
    return chosen;
  }

  whole(name: string): number {
    const value = this.#own(name);
    if (!Number.isSafeInteger(value)) throw this.unreadable(name);
    return value as number;
  }

  decimal(name: string): number {
    const text = this.text(name);
    if (!DECIMAL.test(text) || !Number.isFinite(Number(text))) throw this.unreadable(name);
    return Number(text);
  }

  /** Metres with three decimals, as whole millimetres. */
  millimetres(name: string): number {
    return this.parseMillimetres(this.text(name), name);
  }

  parseMillimetres(text: string, name: string): number {
    if (!MILLIMETRES.test(text)) throw this.unreadable(name);
    return Number(text.replace('.', ''));
  }

  member(name: string): Members {
    return new Members(this.#own(name), this.#pathOf(name));
  }

  optional(name: string): Members | undefined {
    return this.isNull(name) ? undefined : this.member(name);
  }

  list(name: string): readonly Members[] {
    return this.#array(name).map((value, n) => new Members(value, `${this.#pathOf(name)}[${n}]`));
  }

  pair(name: string): readonly [string, string] {
    return this.#pairOf(this.#own(name), name);
  }

  /** Lists of pairs of texts. */
  pairs(name: string): readonly (readonly (readonly [string, string])[])[] {
    return this.#array(name).map((ring) => {
      if (!Array.isArray(ring)) throw this.unreadable(name);
      return ring.map((pair) => this.#pairOf(pair, name));
    });
  }

  #pairOf(value: unknown, name: string): readonly [string, string] {
    if (!Array.isArray(value) || value.length !== 2 || value.some((one) => typeof one !== 'string')) throw this.unreadable(name);
    return [value[0] as string, value[1] as string];
  }

  #own(name: string): unknown {
    return this.has(name) ? this.#members[name] : undefined;
  }

  #array(name: string): readonly unknown[] {
    const value = this.#own(name);
    if (!Array.isArray(value)) throw this.unreadable(name);
    return value;
  }

  #pathOf(name: string): string {
    return this.path === '' || name === '' ? `${this.path}${name}` : `${this.path}.${name}`;
  }
}
