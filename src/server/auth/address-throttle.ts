import { ProblemError } from '../problem.ts';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 50;
const MOST_ADDRESSES = 10_000;

/** An IPv4 address in the clothes of IPv6, as sockets of both kinds tell it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whom an address stands for: of IPv6 the network of 64 bits, within which every device names itself as it likes (RFC 8981). A zone
 * behind `%` is this machine's own word.
 */
export function networkOf(address: string): string {
  const plain = MAPPED.exec(address)?.[1] ?? address.split('%', 1)[0];
  if (!plain.includes(':')) return plain;
  const [head, tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/**
 * Failed logins by network address, in memory: whoever tries one password on every name meets this, the lock of a name only stops who
 * tries many on one. An office stands behind one address, so it is generous.
 */
export class AddressThrottle {
  readonly #failures = new Map<string, { count: number; readonly since: number }>();

  constructor(
    private readonly now: () => number,
    private readonly most: number = MOST_FAILURES,
  ) {}

  /** Counts a try, before it is known how it ends. @throws ProblemError 429 `too-many-tries` with the seconds to wait */
  count(address: string): void {
    const now = this.now();
    const network = networkOf(address);
    const known = this.#failures.get(network);
    const open = known && now - known.since < WINDOW_MS ? known : { count: 0, since: now };
    if (open.count >= this.most)
      throw new ProblemError(429, 'too-many-tries', { seconds: Math.ceil((open.since + WINDOW_MS - now) / 1000) });
    open.count += 1;
    this.#failures.delete(network);
    this.#failures.set(network, open);
    // Oldest first: what is forgotten is what was not tried for longest.
    if (this.#failures.size > MOST_ADDRESSES)
      for (const oldest of this.#failures.keys()) return void this.#failures.delete(oldest);
  }

  /** A try that was no failure is not counted. */
  forgive(address: string): void {
    const known = this.#failures.get(networkOf(address));
    if (known) known.count = Math.max(0, known.count - 1);
  }
}
