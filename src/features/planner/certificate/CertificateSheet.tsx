import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaCertificate } from '../../../core/measure/certificate/area-certificate.ts';
import { buildMarkup } from '../../../formats/certificate/markup.ts';
import { composeSheet, type SheetExtent } from '../../../formats/certificate/sheet.ts';
import '../../../formats/certificate/sheet.css';
import { languageOf, textsOf } from './certificate-texts.ts';

/** The sheet as it stands in the certificate's file, for the screen or for paper. */
export function CertificateSheet({ certificate, extent }: { certificate: AreaCertificate; extent?: SheetExtent }) {
  const { i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // Before anything is painted, or printed.
  useLayoutEffect(() => {
    const sheet = composeSheet(certificate, textsOf(i18n), languageOf(i18n), extent);
    place.current?.replaceChildren(buildMarkup(sheet, document));
  }, [certificate, extent, i18n, i18n.language]);
  return <div ref={place} />;
}
