using RiskStream.Service.Hosting;

return await ServiceHost.RunAsync(args);
