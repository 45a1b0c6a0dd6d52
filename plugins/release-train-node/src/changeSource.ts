/**
 * A commit with what is known of who wrote it.
 *
 * @public
 */
export interface SourceCommit {
  /** The full sha. */
  sha: string;
  /** The login of its author at the source, such as a GitHub login. */
  authorLogin?: string;
  /** The web address of the commit. */
  url?: string;
}

/**
 * A change between two revisions: a merged pull request, or a commit that came without one.
 *
 * @public
 */
export interface SourceChange {
  /** The commit on the source branch. */
  sha: string;
  /** The title of the pull request, or the first line of the commit message. */
  title: string;
  /** Absent when the commit came without a pull request. */
  pullNumber?: number;
  /** The login of its author at the source, such as a GitHub login. */
  authorLogin?: string;
  /** The web address of the pull request, or of the commit. */
  url?: string;
  /** Epoch milliseconds. */
  mergedAt?: number;
}

/**
 * Where the source of a component is. `repository` is what the configuration says, such as
 * `https://github.com/example-org/explorer`.
 *
 * @public
 */
export interface SourceLocation {
  /** The address of the repository, as configured. */
  repository: string;
  /** The branch that candidates are cut from, such as `main`. */
  branch: string;
}

/**
 * A pull request that a cut may wait for.
 *
 * @public
 */
export interface SourcePull {
  /** Its number in the repository. */
  number: number;
  /** As its author wrote it. */
  title: string;
  /** Where people read it. */
  url: string;
  /** `closed` without having been merged. */
  state: 'open' | 'merged' | 'closed';
  /** The login of its author at the source. */
  authorLogin?: string;
  /** When it was merged or closed, epoch milliseconds. */
  endedAt?: number;
}

/**
 * Reads revisions and changes from where the source is kept.
 *
 * @public
 */
export interface ChangeSource {
  /** Whether this source knows repositories at such an address. */
  handles(repository: string): boolean;
  /** The newest commit of the source branch. */
  head(location: SourceLocation, signal: AbortSignal): Promise<SourceCommit>;
  /**
   * The commit that a running version means: the first digits (7 or more) of its sha, or all of
   * them. Nothing when the source does not know such a commit.
   */
  resolve(
    location: SourceLocation,
    version: string,
    signal: AbortSignal,
  ): Promise<SourceCommit | undefined>;
  /**
   * Every change after `base` up to and with `head`, the newest first, however many there are.
   * Without a base it is the head alone. `complete` is false when the source could not list all.
   */
  changes(
    location: SourceLocation,
    base: string | undefined,
    head: string,
    signal: AbortSignal,
  ): Promise<{ changes: SourceChange[]; complete: boolean }>;
  /**
   * Whether the history of `descendant` holds `ancestor`; a commit holds itself. False when the
   * source does not know one of the two.
   */
  contains(
    location: SourceLocation,
    ancestor: string,
    descendant: string,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** A pull request by its number; nothing when there is none. */
  pull(
    location: SourceLocation,
    number: number,
    signal: AbortSignal,
  ): Promise<SourcePull | undefined>;
  /** The web address of a commit. */
  commitUrl(location: SourceLocation, sha: string): string;
  /** The web address of a comparison. */
  compareUrl(location: SourceLocation, base: string, head: string): string;
}
