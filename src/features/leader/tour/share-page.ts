import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import { escapeSteering } from '../../../core/register/escape-steering.ts';
import { picturesOfTour, snapshotsOfTour } from '../../../core/register/tour.ts';
import { type ShareRequest, shareTour } from '../../../core/report/tour/shared-tour.ts';
import { writeBase64 } from '../../../core/report/snapshot/base64.ts';
import { element, writeMarkup } from '../../../formats/certificate/markup.ts';
import { hashOf, writeEmbeddedJson } from '../../../formats/certificate/write.ts';
import { knownFile } from '../../../state/leader/tour-files.ts';
import { knownPicture } from '../../../state/leader/tour-pictures.ts';
import type { TourDraft } from '../../../state/leader/tour.ts';

/** The program and style that every shared tour brings along; a large part, fetched when it is first asked for. */
export const loadPage = () => import('../../../player/tour/main.tsx?page');

/**
 * A tour as one file: program, style, the snapshots and photos of its stops and nothing else. It asks nothing of any network: its own policy
 * forbids it. @throws Error with code `attachment-missing`
 */
export async function makeShareFile(
  draft: TourDraft,
  request: Omit<ShareRequest, 'district'>,
  texts: Pick<LoadedTexts, 't' | 'language'>,
): Promise<Blob> {
  const { script, style } = await loadPage();
  const files = snapshotsOfTour(draft).map((name) => {
    const file = knownFile(name);
    if (!file) throw missing(name);
    return file;
  });
  const shared = shareTour(draft, { ...request, district: files[0].snapshot.district });
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(asContent(script))}'`,
    `style-src 'sha256-${hashOf(asContent(style))}'`,
    'img-src data: blob:',
    // The map's worker is a part of the script, handed over under an address of this page alone.
    'worker-src blob:',
    'connect-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data: string[] = [];
  for (const { sha256, bytes } of files) data.push(embed(`snapshot-${sha256}`, await gzip(bytes)));
  for (const name of picturesOfTour(draft)) {
    const content = knownPicture(name);
    if (!content) throw missing(name);
    data.push(embed(`picture-${name}`, new Uint8Array(await content.arrayBuffer())));
  }
  return new Blob(
    [
      `<!doctype html>
<html lang="${texts.language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
${writeMarkup(element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }))}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
${writeMarkup(element('title', {}, escapeSteering(draft.title)))}
<style>${style}</style>
</head>
<body>
${writeMarkup(element('div', { id: 'chidu-root' }, texts.t('tour.file.checking')))}
<noscript>${writeMarkup(element('p', {}, texts.t('tour.file.noscript')))}</noscript>
<script type="application/json" id="chidu-tour">${writeEmbeddedJson(shared)}</script>
`,
      ...data,
      `<script>${script}</script>
</body>
</html>
`,
    ],
    { type: 'text/html' },
  );
}

const embed = (id: string, bytes: Uint8Array): string => `<script type="text/plain" id="${id}">${writeBase64(bytes)}</script>\n`;

const missing = (name: string): Error =>
  Object.assign(new Error(name), { code: 'attachment-missing', params: { attachment: name } });

/** Program and style are ours; that they cannot end their element is made sure of all the same. @throws RangeError */
function asContent(text: string): string {
  if (/<\/(script|style)|<!--/i.test(text)) throw new RangeError('content ends its element');
  return text;
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
