// planted: no-console × 1
console.log('here');
