import type { caseWordsZh, deskWordsZh } from './casework-words-zh.ts';

export const caseWordsEn: typeof caseWordsZh = {
  step: {
    verified: 'Verified',
    'stop-work-ordered': 'Stop-work order',
    opened: 'Case opened',
    notified: 'Notice',
    'hearing-requested': 'Hearing requested',
    'hearing-held': 'Hearing held',
    'legally-reviewed': 'Legal review',
    decided: 'Decision',
    'review-filed': 'Review filed',
    'review-ended': 'Review ended',
    'suit-filed': 'Suit filed',
    'suit-ended': 'Suit ended',
    demanded: 'Formal demand',
    charged: 'Charge',
    'enforcement-decided': 'Enforcement decision',
    announced: 'Announcement',
    'court-applied': 'Application to the court',
    'court-ruled': 'Court ruling',
    'self-demolished': 'Self-demolished',
    rectified: 'Rectified',
    enforced: 'Enforced demolition',
    rechecked: 'Re-check',
    closed: 'Closed',
    suspended: 'Suspended',
    resumed: 'Resumed',
    deferred: 'Deferred',
    settled: 'Settled',
    revoked: 'Revoked',
  },
  verification: {
    violation: 'violation',
    'no-offence': 'no offence',
    'false-change': 'false change',
    legal: 'legal',
    transferred: 'transferred',
  },
  officeRules: 'the office’s rules of procedure',
};

export const deskWordsEn: typeof deskWordsZh = {
  from: {
    patch: 'Patch',
    complaint: 'Complaint',
    overdue: 'Overdue',
    're-check': 'Verification',
    finding: 'Finding',
    objection: 'Objection',
    other: 'Other',
  },
};
