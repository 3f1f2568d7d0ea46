import { z } from 'zod';
import { SettingsError } from '../../settings-error.ts';

/** What was written down, before anybody has looked at it. */
export interface S3Words {
  readonly endpoint?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly addressing?: string;
}

const VARIABLES: Readonly<Record<keyof S3Words, string>> = {
  endpoint: 'S3_ENDPOINT',
  bucket: 'S3_BUCKET',
  region: 'S3_REGION',
  accessKeyId: 'S3_ACCESS_KEY_ID',
  secretAccessKey: 'S3_SECRET_ACCESS_KEY',
  addressing: 'S3_ADDRESSING',
};

const settingsSchema = z.object({
  /** `http(s)://host[:port]`, without the bucket. */
  endpoint: z.url({ protocol: /^https?$/ }).refine((text) => {
    const { pathname, search, hash, username } = new URL(text);
    return pathname === '/' && search === '' && hash === '' && username === '';
  }),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  /** Part of every signature; stores without regions take this one. */
  region: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1'),
  accessKeyId: z.string().regex(/^[^\s/,]+$/),
  secretAccessKey: z.string().regex(/^\S+$/),
  /** `path`: `https://host/bucket/…` (MinIO, Ceph) · `host`: `https://bucket.host/…`, as public clouds ask for. */
  addressing: z.enum(['path', 'host']).default('path'),
});

export type S3Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The words of the environment; undefined where no variable of a store is set, and the folder keeps everything. */
export function s3WordsOf(env: Readonly<Record<string, string | undefined>>): S3Words | undefined {
  const said = Object.entries(VARIABLES).flatMap(([member, variable]) => (env[variable] ? [[member, env[variable]]] : []));
  return said.length === 0 ? undefined : (Object.fromEntries(said) as S3Words);
}

/** @throws SettingsError `s3-settings`, which names the variables and tells no value */
export function readS3Settings(words: S3Words): S3Settings {
  const read = settingsSchema.safeParse(words);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => path[0] as keyof S3Words))];
  const told = names.map((name) => `${VARIABLES[name]} ${words[name] === undefined ? 'is missing' : `must be ${FORMS[name]}`}`);
  throw new SettingsError('s3-settings', `photo store: ${told.join('; ')}. Without any S3_… variable the folder DATA is used.`);
}

const FORMS: Readonly<Record<keyof S3Words, string>> = {
  endpoint: 'an address such as https://minio.office:9000, without bucket, path or password',
  bucket: 'the name of a bucket: 3 to 63 of a-z, 0-9, dot and dash',
  region: 'a region such as us-east-1',
  accessKeyId: 'a key without spaces, commas and slashes',
  secretAccessKey: 'a secret without spaces',
  addressing: '"path" or "host"',
};
