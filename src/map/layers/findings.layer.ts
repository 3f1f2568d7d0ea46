export const FINDING_MARKS_SOURCE = 'finding-marks';
export const FINDING_GROUPS_SOURCE = 'finding-groups';
