-- Whoever lost a conversation may ask for it back: an entry of its history by which nobody's charge changes.
alter table assignments drop constraint assignments_because_check;
alter table assignments add constraint assignments_because_check check (because in ('next_in_turn', 'served_before',
  'claimed', 'given', 'transferred', 'released', 'unanswered', 'went_away', 'left', 'reopened', 'rule_changed', 'only_me',
  'passed_on', 'asked_back'));
