import type { SheetLayout } from './sheet-layout.ts';

const MM_PER_INCH = 25.4;
const FRAME_mm = 0.35;

/**
 * The sheet as a PNG: the drawing without its picture, then the picture in its place at its own resolution.
 * @throws Error `picture-failed` where the browser cannot draw it
 */
export async function sheetToPng(
  sheet: SVGSVGElement,
  picture: Blob,
  { width, height, map }: SheetLayout,
  dpi: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const scale = dpi / MM_PER_INCH;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('picture-failed');
  pen.drawImage(await drawingOf(sheet, canvas.width, canvas.height), 0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  const bitmap = await createImageBitmap(picture);
  pen.drawImage(bitmap, map.x, map.y, map.width, map.height);
  bitmap.close();
  pen.lineWidth = FRAME_mm;
  pen.strokeRect(map.x, map.y, map.width, map.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('picture-failed');
  return blob;
}

async function drawingOf(sheet: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = sheet.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.querySelector('image')?.remove();
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the person. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
