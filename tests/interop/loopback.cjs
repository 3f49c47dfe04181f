// SPDX-License-Identifier: Apache-2.0
// For node -r: servers that name no address listen on loopback alone. (listen() with a host would ask DNS first, and tell its port too late.)
const net = require('net');
const listen = net.Server.prototype._listen2;
net.Server.prototype._listen2 = function (address, port, family, ...rest) {
  if (!address && typeof port === 'number' && port >= 0) return listen.call(this, '127.0.0.1', port, 4, ...rest);
  return listen.call(this, address, port, family, ...rest);
};
