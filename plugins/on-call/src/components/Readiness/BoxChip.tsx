/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- who found it and when is shown on focus too */
import { useId } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { StandingChip } from '../shared/StandingChip';
import type { Standing } from '../shared/statusStyles';
import { stateOf, type Box, type BoxName } from './boxes';
import { useBoxWords } from './useBoxWords';

const STANDINGS: Record<Box['state'], Standing> = {
  yes: 'good',
  no: 'bad',
  unknown: 'attention',
  expired: 'attention',
};

const useStyles = makeStyles({
  chip: { display: 'inline-flex', borderRadius: 16 },
});

/** How one box of a check stands; who found that, when and until when on hover and focus. */
export const BoxChip = (props: { name: BoxName; box: Box }) => {
  const classes = useStyles();
  const { t } = useWords();
  const whyId = useId();
  const { name, box } = props;
  const state = stateOf(box, useServerNow());
  const why = useBoxWords(box);
  const chip = (
    <span
      className={classes.chip}
      tabIndex={why ? 0 : undefined}
      aria-describedby={why ? whyId : undefined}
    >
      <StandingChip
        standing={STANDINGS[state]}
        label={`${t(`readiness.${name}`)} ${t(`readiness.${state}`)}`}
      />
    </span>
  );
  if (!why) return chip;
  return (
    <>
      <Tooltip title={why}>{chip}</Tooltip>
      <span id={whyId} hidden>
        {why}
      </span>
    </>
  );
};
