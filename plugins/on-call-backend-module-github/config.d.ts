export interface Config {
  /** On-call. */
  onCall?: {
    rotations?: Array<{
      /** What one needs before a shift. */
      readiness?: Array<{
        /**
         * Repositories that the person has to have access to, by their web addresses, for a check
         * with `machine: github-token`. Their host has to be under `integrations.github`.
         */
        repositories?: string[];
        /** What the person has to be allowed to do with them. Default: write. */
        permission?: 'read' | 'write' | 'admin';
        /** Scopes that a personal token has to have. Default: none. */
        scopes?: string[];
      }>;
    }>;
  };
}
