import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import { picturesOfTour, snapshotsOfTour } from '../../../core/register/tour.ts';
import { type ShareRequest, shareTour } from '../../../core/report/tour/shared-tour.ts';
import { writeBase64 } from '../../../core/report/snapshot/base64.ts';
import { writeTourPage } from '../../../formats/certificate/tour-page.ts';
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
  const data = new Map<string, string>();
  for (const { sha256, bytes } of files) data.set(`snapshot-${sha256}`, writeBase64(await gzip(bytes)));
  for (const name of picturesOfTour(draft)) {
    const content = knownPicture(name);
    if (!content) throw missing(name);
    data.set(`picture-${name}`, writeBase64(new Uint8Array(await content.arrayBuffer())));
  }
  const page = writeTourPage(shared, {
    language: texts.language === 'en' ? 'en' : 'zh-CN',
    title: draft.title,
    checking: texts.t('tour.file.checking'),
    noscript: texts.t('tour.file.noscript'),
    script,
    style,
    data,
  });
  return new Blob(page, { type: 'text/html' });
}

const missing = (name: string): Error =>
  Object.assign(new Error(name), { code: 'attachment-missing', params: { attachment: name } });

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
