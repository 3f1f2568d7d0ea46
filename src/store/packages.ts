import { sha256 } from '../core/register/sha256.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';

/** SHA-256 in hexadecimal: by the platform where it offers it (it does not on a plain http address), else by core. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) return sha256(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Proves packages against their names. Before the transaction that keeps them: IndexedDB ends a transaction that waits for
 * anything else.
 * @throws StoreError `package-hash`
 */
export async function provePackages(packages: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [name, bytes] of packages) {
    if ((await hashBytes(bytes)) !== name) throw new StoreError('package-hash', { package: name });
  }
}

/** Keeps proven packages for a district, inside a transaction of the caller's. */
export async function keepPackages(
  database: Database,
  district: string,
  packages: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [name, bytes] of packages) {
    const kept = await database.packages.get(name);
    if (kept?.districts.includes(district)) continue;
    await database.packages.put({ sha256: name, bytes: kept?.bytes ?? bytes, districts: [...(kept?.districts ?? []), district] });
  }
}

/**
 * The packages of a district, each proven again: what a disk lost must not reach a map as land.
 * @throws StoreError `package-hash`
 */
export async function loadPackages(database: Database, district: string): Promise<Map<string, Uint8Array>> {
  const rows = await database.packages.where('districts').equals(district).toArray();
  const packages = new Map(rows.map((row) => [row.sha256, row.bytes]));
  await provePackages(packages);
  return packages;
}
