/** Whether somebody is ready for the shift. */
export const Readiness = (_: {
  /** Entity reference of whose readiness it is; `me` is the reader. */
  userRef: string | undefined;
  /** Id of the rotation. */
  rotation: string;
}) => null;
