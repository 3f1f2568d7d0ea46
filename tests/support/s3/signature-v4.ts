import { createHash, createHmac } from 'node:crypto';

/** A request as it arrived: the path as it was sent, names of headers in small letters. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * The signature that a request must bear, by the text of AWS's specification ("Authenticating Requests: Using the Authorization Header
 * (AWS Signature Version 4)", Amazon S3 API Reference): written for the tests alone, so that it judges what the client signs.
 */
export function signatureOf(
  { method, path, headers }: SignedRequest,
  secret: string,
  signedNames: string,
  scope: string,
): string {
  const [pathOnly, query = ''] = path.split(/\?(.*)/s);
  const canonicalQuery = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .map((pair) =>
      pair
        .split('=')
        .map((part) => encode(decodeURIComponent(part)))
        .join('='),
    )
    .sort()
    .join('&');
  const canonical = [
    method,
    decodeURIComponent(pathOnly).split('/').map(encode).join('/'),
    canonicalQuery,
    ...signedNames.split(';').map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedNames,
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const [date, region, service, end] = scope.split('/');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'] ?? '', scope, hash(canonical)].join('\n');
  const key = [date, region, service, end].reduce<Buffer>((last, part) => mac(last, part), Buffer.from(`AWS4${secret}`));
  return mac(key, text).toString('hex');
}

/** "UriEncode": every byte but unreserved characters, in capitals. */
const encode = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
