export const exchange = {
  import: {
    title: 'Import', points_zero: 'Import', points_one: 'Import (1 open)', points_other: 'Import ({{count}} open)', 'save-file': 'Save as file', file: 'File', 'file-help': 'BatchML V02 (XML), or a recipe document of this system (JSON). Up to 1.9 million characters.', code: 'Code that the recipe gets here', 'take-over': 'Import as a draft', 'too-large': 'This file is too large',
    counted: '{{procedures}} procedure, {{unitProcedures}} unit procedures, {{operations}} operations, {{phases}} phases', 'from-file': 'From the file {{name}}', hash: 'SHA-256 of the file', none: 'The file was taken over whole', 'none-help': 'There is nothing that somebody would have to complete.',
    'all-closed': 'Every point is dealt with', 'still-open': 'The draft can be submitted when every point is dealt with. Open: {{count}}', number: 'No.', line: 'Line', what: 'What was found', 'dealt-with': 'How it was dealt with', all: 'All', open: 'Open', closed: 'Dealt with', notes: 'Notes',
    how: 'How was it dealt with?', 'how-help': 'It stands in the record.', close_one: 'Close 1 point', close_other: 'Close {{count}} points', select: 'Choose point {{number}}', 'select-all': 'Choose all {{count}}', more: 'Show more ({{count}})', kind: { fault: 'Fault of the file', 'to-complete': 'To be completed', note: 'Not taken over' },
    rule: {
      'element-missing': 'Step {{step}} names the element {{element}}, which is not there', 'element-without-step': '“{{title}}” belongs to “{{parent}}”, but no step of it leads there', 'element-unreached': 'No way leads to “{{title}}”: it stands at the end of “{{parent}}”',
      'link-without-end': 'Link {{link}} lacks an end', 'link-to-itself': 'Link {{link}} leads from {{place}} to itself', 'link-to-unknown': 'Link {{link}} leads to {{place}}, which is not described', 'link-type-missing': 'Link {{link}} does not say what {{place}} is',
      'loop-back': 'A way leads back to “{{place}}”: it was not taken over; build a loop', 'order-unread': 'The order within “{{title}}” could not be read: it is that of the file',
      'parameter-empty': '“{{phase}}”: parameter {{id}} is empty', 'parameter-name-missing': '“{{phase}}”: parameter {{id}} has no name (value {{value}})', 'value-not-of-type': '“{{phase}}”: {{name}} is {{value}}, which is no {{type}}', 'value-not-in-set': '“{{phase}}”: {{name}} is {{value}}, which the set {{set}} does not have',
      'set-missing': '“{{phase}}”: {{name}} takes its value from set {{set}}, which is not there', 'unit-unknown': '“{{phase}}”: the unit {{unit}} of {{name}} is not known', 'unit-of-other-kind': '“{{phase}}”: {{name}} is given in {{unit}}, which is no time',
      'product-missing': 'The product has no item code ({{name}})', 'batch-size-missing': 'The batch size cannot be used: {{value}} {{unit}}', 'condition-missing': 'Transition {{transition}} has no condition: it always lets pass', 'condition-unread': 'Transition {{transition}} has a condition in words: {{condition}}',
      'parallel-assumed': 'Behind “{{place}}” {{ways}} ways part: they were taken as side by side', 'constant-in-text': '“{{phase}}”: {{name}} = {{value}} stands in the instruction only; make it a set point or a limit where it must hold', 'input-in-text': '“{{phase}}”: input {{name}} = {{value}} stands in the instruction only; name material, equipment or role',
      'output-in-text': '“{{phase}}”: output {{name}} = {{value}} stands in the instruction only', 'entry-without-limits': '“{{phase}}”: {{name}} is recorded, without limits so far', 'phase-empty': '“{{phase}}” says nothing about what is done',
      'approval-left': '“{{title}}”: an approval by {{by}} elsewhere does not count here', 'description-left': '“{{title}}”: {{description}}',
    },
  },
} as const;
