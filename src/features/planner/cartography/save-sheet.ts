const MM_PER_INCH = 25.4;

/**
 * The sheet as a PNG: the drawing itself with its map picture inside, so that it looks as it prints.
 * @throws Error `picture-failed` where the browser cannot draw it
 */
export async function sheetToPng(
  sheet: SVGSVGElement,
  picture: Blob,
  size: { width: number; height: number },
  dpi: number,
): Promise<Blob> {
  const copy = sheet.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', `${size.width}mm`);
  copy.setAttribute('height', `${size.height}mm`);
  copy.querySelector('image')?.setAttribute('href', await toDataUrl(picture));
  const drawing = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = drawing;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round((size.width / MM_PER_INCH) * dpi);
    canvas.height = Math.round((size.height / MM_PER_INCH) * dpi);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('picture-failed');
    return blob;
  } finally {
    URL.revokeObjectURL(drawing);
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('picture-failed'));
    reader.readAsDataURL(blob);
  });
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
