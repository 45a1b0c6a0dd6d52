import { useEffect, useRef, type RefObject } from 'react';

/**
 * After an attempt to save, puts the focus into the first field that is not right.
 *
 * @param attempts - How often one has tried to save what is not whole.
 */
export function useFirstInvalid(attempts: number): RefObject<HTMLDivElement> {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts === 0) return;
    form.current
      ?.querySelector<HTMLElement>(
        'input[aria-invalid="true"], select[aria-invalid="true"], textarea[aria-invalid="true"]',
      )
      ?.focus();
  }, [attempts]);
  return form;
}
