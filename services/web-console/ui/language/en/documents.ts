export const documents = {
  documents: {
    title: 'Documents', help: 'SOPs, pictures and videos that steps show. A step keeps the version that was in effect when it began, and opens it ever after.',
    none: 'No documents yet', 'none-help': 'A process engineer or quality registers a document and adds its first version; then recipes can name it.',
    register: 'New document', add: 'New version', withdraw: 'Withdraw', acts: 'Do', 'withdraw-help': 'No version of it is in effect from now on: steps that name it do not begin any more. Every version still opens from the records that name it.', reason: 'Why is it withdrawn?',
    'title-en': 'Title in English', 'title-de': 'Title in German', file: 'File', 'file-help': 'PDF, picture (PNG, JPEG) or video (MP4, WebM)', number: 'Number of the version', 'effective-date': 'In effect from', largest: 'A document has up to {{largest}} MB.',
    'never-changes': 'What is added never changes: neither the file, nor its number, nor the date.',
    version: 'version {{version}}', 'version-of': '{{code}}, version {{version}}', 'effective-from': 'effective from', 'in-effect': 'In effect', withdrawn: 'Withdrawn', 'no-version': 'No version yet',
    'at-hand': 'Work by', enlarge: 'Enlarge', shown: 'Pictures and videos',
  },
} as const;
