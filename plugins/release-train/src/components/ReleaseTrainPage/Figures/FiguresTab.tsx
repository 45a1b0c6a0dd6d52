import { useMemo } from 'react';
import Box from '@material-ui/core/Box';
import {
  addDays,
  localDate,
  toIso,
  wallClock,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { weekdayOf } from '../../../calendar/month';
import { useMetrics } from '../../../queries/trainQueries';
import { useAddress } from '../../../routing';
import { useServerNow } from '../../../time/useServerNow';
import { personName } from '../../../translation/guardWords';
import { useWords } from '../../../translation/useWords';
import { Panel, Reading } from '../../shared/Panel';
import { Choice } from '../Choice';
import { FigureCards } from './FigureCards';

const SPANS = ['4', '12', '26', '52'];

/** The four figures of DORA over some weeks, of a train or one component of it. */
export const FiguresTab = (props: { trains: readonly Train[] }) => {
  const { trains } = props;
  const { t } = useWords();
  const { get, set } = useAddress();
  const train = trains.find(({ id }) => id === get('train')) ?? trains[0];
  const chosen = get('component');
  const component =
    chosen && train.members.includes(chosen) ? chosen : undefined;
  const asked = get('weeks') ?? '';
  const span = SPANS.includes(asked) ? asked : '12';

  const { timeZone } = train;
  const today = localDate(useServerNow(), timeZone);
  const interval = useMemo(() => {
    // The present week is the last one of them.
    const monday = addDays(today, 1 - weekdayOf(today));
    const first = addDays(monday, -7 * (Number(span) - 1));
    return {
      from: toIso(wallClock(first, '00:00', timeZone)),
      to: toIso(wallClock(addDays(today, 1), '00:00', timeZone)),
    };
  }, [today, span, timeZone]);
  const metrics = useMetrics({ ...interval, train: train.id, component });

  return (
    <Panel name={t('figures.region')} title={t('page.figures')}>
      <Box display="flex" flexWrap="wrap" gridGap={16} mb={2}>
        <Choice
          label={t('figures.span')}
          value={span}
          options={SPANS.map(weeks => ({
            value: weeks,
            label: t('figures.spanOf', { weeks }),
          }))}
          onChange={weeks => set({ weeks: weeks === '12' ? undefined : weeks })}
        />
        {trains.length > 1 && (
          <Choice
            label={t('page.train')}
            value={train.id}
            options={trains.map(({ id }) => ({ value: id, label: id }))}
            onChange={id => set({ train: id, component: undefined })}
          />
        )}
        <Choice
          label={t('page.component')}
          value={component ?? ''}
          options={[
            { value: '', label: t('page.allComponents') },
            ...train.members.map(value => ({
              value,
              label: personName(value),
            })),
          ]}
          onChange={value => set({ component: value })}
        />
      </Box>
      <Reading query={metrics} lines={10}>
        {data => <FigureCards metrics={data} />}
      </Reading>
    </Panel>
  );
};
