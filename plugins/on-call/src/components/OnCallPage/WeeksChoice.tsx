import { useWords } from '../../translation/useWords';
import { Choice } from './Choice';
import { useAddress } from './useAddress';
import { WEEK_CHOICES, weeksOf } from './window';

/** How many weeks are looked at, kept in the address of the page. */
export const WeeksChoice = (props: { label: string }) => {
  const { t } = useWords();
  const { get, set } = useAddress();
  return (
    <Choice
      label={props.label}
      value={String(weeksOf(get('weeks')))}
      options={WEEK_CHOICES.map(count => ({
        value: String(count),
        label: t('page.weeksOf', { count }),
      }))}
      onChange={weeks => set({ weeks })}
    />
  );
};
