import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { judgePassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../core/team/password-rule.ts';
import { ProblemError } from '../problem.ts';

/** What one guess costs: memory is 128 · N · r bytes. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and a fifth of a second (OWASP Password Storage, scrypt N=2^15, r=8, p=3). */
const DEFAULT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Hashes at the same time, and waiting for their turn: a flood of logins takes neither the memory nor the threads. */
const AT_ONCE = 2;
const MOST_WAITING = 64;
const STORED = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]+)\$([\w-]+)$/;

/** Hashes passwords and compares them. The stored text carries its own parameters, so that they can grow. */
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #nobody: Promise<string>;

  constructor(private readonly cost: ScryptCost = DEFAULT_COST) {
    this.#nobody = this.hash(randomBytes(SALT_BYTES).toString('hex'));
    // Whoever compares first meets the failure.
    this.#nobody.catch(() => undefined);
  }

  /** `scrypt$N$r$p$salt$key`, the last two in base64url. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const key = await this.#derive(password, salt, this.cost);
    const { N, r, p } = this.cost;
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /** Whether the password is the stored one. Takes as long where nothing is stored: who has an account is not told by the time. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    const parts = STORED.exec(stored ?? (await this.#nobody));
    if (!parts) return false;
    const [, N, r, p, salt, key] = parts;
    const expected = Buffer.from(key, 'base64url');
    const cost = { N: Number(N), r: Number(r), p: Number(p) };
    const derived = await this.#derive(password, Buffer.from(salt, 'base64url'), cost);
    return derived.length === expected.length && timingSafeEqual(derived, expected) && stored !== null;
  }

  /** Whether a stored text was made with other parameters than today's. */
  isOutdated(stored: string): boolean {
    const { N, r, p } = this.cost;
    return !stored.startsWith(`scrypt$${N}$${r}$${p}$`);
  }

  async #derive(password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
    await this.#turn();
    try {
      return await new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      });
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING) throw new ProblemError(503, 'server-busy');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
  }
}

/** Refuses what a guesser tries first. @throws ProblemError 422 `password-weak` with the least length */
export function refuseWeak(password: string, login: string): void {
  if (Object.values(judgePassword(password, login)).includes(false))
    throw new ProblemError(422, 'password-weak', { least: SHORTEST_PASSWORD, most: LONGEST_PASSWORD });
}

/** Without letters and digits that are taken for each other when a password is read from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A first password, read out or written down once: 79 bits, in groups. */
export function createPassword(): string {
  const most = 256 - (256 % READABLE.length);
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP_LENGTH)
    for (const byte of randomBytes(32)) if (byte < most) letters.push(READABLE[byte % READABLE.length]);
  return Array.from({ length: GROUPS }, (_, n) => letters.slice(n * GROUP_LENGTH, (n + 1) * GROUP_LENGTH).join('')).join('-');
}
