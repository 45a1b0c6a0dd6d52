import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  ApiRotation,
  Schedule,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { useSchedule } from '../../queries/queries';
import { useForbidden } from '../../queries/useForbidden';
import { barsOf } from '../../schedule/bars';
import { windowOf } from '../../schedule/weeks';
import { fromIso } from '../../time/iso';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Panel, Reading } from '../shared/Panel';
import { StandingChip } from '../shared/StandingChip';
import { useNames } from '../shared/useNames';
import type { Ask } from './ask';
import { ChosenShift } from './ChosenShift';
import { HandoffWords } from './HandoffWords';
import { Legend } from './Legend';
import { Picture } from './Picture';
import { ShiftTable } from './ShiftTable';
import { WindowControls } from './WindowControls';

const Warnings = (props: { rotation: ApiRotation; schedule: Schedule }) => {
  const { t } = useWords();
  const { gaps, doubled } = props.schedule;
  const nameOf = useNames(doubled.map(({ person }) => person));
  const titleOf = (level: string) =>
    props.rotation.levels.find(({ id }) => id === level)?.title ?? level;
  if (gaps.length + doubled.length === 0) return null;
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8} mb={1}>
      {gaps.length > 0 && (
        <StandingChip
          standing="bad"
          label={t('weeks.gaps', { count: gaps.length })}
        />
      )}
      {doubled.map(({ person, levels, start }) => (
        <StandingChip
          key={`${person} ${start}`}
          standing="attention"
          label={t('weeks.doubled', {
            person: nameOf(person),
            levels: levels.map(titleOf).join(', '),
          })}
        />
      ))}
    </Box>
  );
};

/** Who is on call in the coming weeks, at every level, and what can be done about it. */
export const ComingWeeks = (props: {
  who: WhoIsOnCall;
  rotation: ApiRotation;
  onAsk: (ask: Ask) => void;
}) => {
  const { t } = useWords();
  const { rotation, onAsk } = props;
  const [weeks, setWeeks] = useState(4);
  const [offset, setOffset] = useState(0);
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const hintId = useId();
  const mayNotOwn = useForbidden('change', rotation.id);
  const mayNotManage = useForbidden('manage', rotation.id);
  const mayChange = !mayNotOwn || !mayNotManage;
  const mayPage = !useForbidden('page', rotation.id);
  const offered = [
    ...(mayChange ? (['override', 'swap'] as const) : []),
    ...(mayPage ? (['page'] as const) : []),
    'feeds' as const,
  ];
  const now = useServerNow();
  const schedule = useSchedule(
    rotation.id,
    windowOf(rotation, now, { weeks, offset }),
  );

  return (
    <Panel name={t('weeks.region')} title={t('weeks.region')}>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        justifyContent="space-between"
        gridGap={8}
      >
        <HandoffWords
          rotation={rotation}
          inheritedFrom={props.who.inheritedFrom}
        />
        <Box display="flex" flexWrap="wrap">
          {offered.map(what => (
            <Button key={what} color="primary" onClick={() => onAsk({ what })}>
              {t(`weeks.${what}`)}
            </Button>
          ))}
        </Box>
      </Box>
      {!mayChange && (
        <Typography variant="body2" color="textSecondary">
          {t('weeks.mayNotChange')}
        </Typography>
      )}
      {!mayPage && (
        <Typography variant="body2" color="textSecondary">
          {t('weeks.mayNotPage')}
        </Typography>
      )}
      <WindowControls
        weeks={weeks}
        offset={offset}
        asTable={asTable}
        onWeeks={setWeeks}
        onOffset={setOffset}
        onAsTable={setAsTable}
      />
      <Reading query={schedule} lines={5}>
        {data => {
          const bars = rotation.levels.flatMap(({ id }) => barsOf(data, id));
          const bar =
            bars.find(({ id }) => id === chosen) ??
            bars.find(
              ({ assignment: { start, end } }) =>
                (!start || fromIso(start) <= now) &&
                (!end || now < fromIso(end)),
            ) ??
            bars[0];
          return (
            <>
              <Warnings rotation={rotation} schedule={data} />
              {asTable ? (
                <ShiftTable rotation={rotation} schedule={data} />
              ) : (
                <>
                  <Picture
                    rotation={rotation}
                    schedule={data}
                    chosen={bar?.id}
                    onChoose={setChosen}
                    describedBy={hintId}
                  />
                  <Typography
                    id={hintId}
                    variant="caption"
                    color="textSecondary"
                  >
                    {t('weeks.hint')}
                  </Typography>
                  {bar && (
                    <ChosenShift
                      rotation={rotation}
                      bar={bar}
                      mayChange={mayChange}
                      onAsk={onAsk}
                    />
                  )}
                  <Legend />
                </>
              )}
            </>
          );
        }}
      </Reading>
    </Panel>
  );
};
