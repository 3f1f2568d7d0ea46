import { useEffect, useState } from 'react';
import type { AreaCertificate } from '../../../core/measure/certificate/area-certificate.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { certify } from '../../../state/certificate.ts';
import { asCodedError } from '../../../state/failure.ts';
import type { CertificateSubject } from '../../../workers/calls/certifying.ts';

interface Certified {
  readonly certificate: AreaCertificate | null;
  readonly error: CodedError | null;
}

/** The certificate of a subject on a day, issued once for as long as the screen shows it. */
export function useCertificate(subject: CertificateSubject, on: string): Certified {
  const [certified, setCertified] = useState<Certified>({ certificate: null, error: null });
  // What is asked for is plain data: the same subject anew is no new question.
  const asked = JSON.stringify(subject);
  useEffect(() => {
    const controller = new AbortController();
    certify(JSON.parse(asked) as CertificateSubject, on, controller.signal)
      .then((certificate) => setCertified({ certificate, error: null }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setCertified({ certificate: null, error: asCodedError(error) });
      });
    return () => controller.abort();
  }, [asked, on]);
  return certified;
}
