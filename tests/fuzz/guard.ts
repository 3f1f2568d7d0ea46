import { Socket } from 'node:net';

/** What a reading may take: this much whatever the file, and so many times its size. Stated in docs/limits.md. */
export const MEMORY = { floor: 128 * 2 ** 20, multiple: 200 } as const;

const BUFFERS = [
  'ArrayBuffer',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

const asked = { bytes: 0 };
const network: string[] = [];

/**
 * Counts what is asked for as buffers, whether it is touched or not: a length in a header that lies is seen although the memory was
 * never used. Notes every way to the network instead of going it.
 */
export function standGuard(): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  for (const name of BUFFERS) {
    const original = globals[name] as { readonly BYTES_PER_ELEMENT?: number };
    globals[name] = new Proxy(original as never, {
      construct(target: new (...args: unknown[]) => object, args: unknown[], made) {
        if (typeof args[0] === 'number') asked.bytes += args[0] * (original.BYTES_PER_ELEMENT ?? 1);
        return Reflect.construct(target, args, made === globals[name] ? target : made);
      },
    });
  }
  globals.fetch = (address: unknown) => {
    network.push(String(address));
    return Promise.reject(new TypeError('no network'));
  };
  Socket.prototype.connect = function refuse(...args: unknown[]): Socket {
    network.push(JSON.stringify(args[0]));
    return this.destroy(new Error('no network'));
  };
}

/** What was asked for since the last time, in bytes, and where the network was. */
export function takeGuard(): { readonly bytes: number; readonly network: readonly string[] } {
  const taken = { bytes: asked.bytes, network: network.splice(0) };
  asked.bytes = 0;
  return taken;
}
