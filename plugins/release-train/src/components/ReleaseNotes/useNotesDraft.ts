import { useEffect, useState } from 'react';
import type { NotesSection } from './notesMarkdown';

/** The most that the API takes. */
export const MOST_CHARACTERS = 20_000;

interface Draft {
  text: string;
  /** What somebody had written when the person began; absent when nobody had. */
  seen?: string;
}

/** What a person writes, next to what is saved meanwhile. */
export interface NotesDraft {
  text: string;
  dirty: boolean;
  /** What somebody else has saved since the person began to write. */
  theirs?: { markdown: string };
  problem?: 'empty' | 'long';
  write(text: string): void;
  /** Gives up what was written for this; without anything, for what is saved now. */
  take(saved?: Pick<NotesSection, 'markdown'>): void;
  /** What to save; nothing when it is the list of the changes as it is. */
  markdown?: string;
}

/**
 * Keeps what a person writes, also while the dialog is closed, until it is saved or given up.
 * Pages read again every few seconds: what others save meanwhile is noticed here, and does not
 * replace what is being written.
 */
export function useNotesDraft(
  section: NotesSection,
  generated: string,
  open: boolean,
): NotesDraft {
  const { markdown } = section;
  const [draft, setDraft] = useState<Draft>({
    text: markdown ?? generated,
    seen: markdown,
  });
  const { text, seen } = draft;
  const dirty = text !== (seen ?? generated);

  useEffect(() => {
    // Nothing was written, so nothing can be lost.
    if (!dirty) setDraft({ text: markdown ?? generated, seen: markdown });
  }, [open, dirty, markdown, generated]);

  const trimmed = text.trim();
  let problem: NotesDraft['problem'];
  if (trimmed === '') problem = 'empty';
  else if (trimmed.length > MOST_CHARACTERS) problem = 'long';

  return {
    text,
    dirty,
    problem,
    theirs:
      dirty && markdown !== seen
        ? { markdown: markdown ?? generated }
        : undefined,
    write: words => setDraft({ text: words, seen }),
    take: (saved = section) =>
      setDraft({ text: saved.markdown ?? generated, seen: saved.markdown }),
    markdown: trimmed === generated.trim() ? undefined : trimmed,
  };
}
